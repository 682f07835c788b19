import { notFound } from "next/navigation";
import { cache } from "react";
import { type ApplicationScreen, applicationScreen } from "@/lib/licenses/applications/screen";
import { requireActor } from "@/lib/platform/auth/current";
import { DomainError } from "@/lib/platform/errors";

/** An application for its page, read once per request; one that is not there gives the not-found page. */
export const loadApplication = cache(async (id: string): Promise<ApplicationScreen> => {
  const actor = await requireActor("staff");
  if (!/^[1-9]\d{0,8}$/.test(id)) notFound();
  try {
    return await applicationScreen(actor, Number(id));
  } catch (error) {
    if (error instanceof DomainError && error.kind === "not_found") notFound();
    throw error;
  }
});

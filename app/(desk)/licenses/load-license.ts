import { notFound } from "next/navigation";
import { cache } from "react";
import { type LicenseScreen, licenseScreen } from "@/lib/licenses/screen";
import { requireActor } from "@/lib/platform/auth/current";
import { DomainError } from "@/lib/platform/errors";

/** A license for its pages, read once per request; one that is not there for this person gives the not-found page. */
export const loadLicense = cache(async (id: string): Promise<LicenseScreen> => {
  const actor = await requireActor("staff");
  if (!/^[1-9]\d{0,8}$/.test(id)) notFound();
  try {
    return await licenseScreen(actor, Number(id));
  } catch (error) {
    if (error instanceof DomainError && error.kind === "not_found") notFound();
    throw error;
  }
});

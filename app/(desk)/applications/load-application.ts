import { cache } from "react";
import { type ApplicationScreen, applicationScreen } from "@/lib/licenses/applications/screen";
import { requireActor } from "@/lib/platform/auth/current";
import { loadRow } from "../_shared/load-row";

/** An application for its page, read once per request. */
export const loadApplication = cache(async (id: string): Promise<ApplicationScreen> => {
  const actor = await requireActor("staff");
  return loadRow(id, (row) => applicationScreen(actor, row));
});

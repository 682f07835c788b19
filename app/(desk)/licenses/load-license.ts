import { cache } from "react";
import { type LicenseScreen, licenseScreen } from "@/lib/licenses/screen";
import { requireActor } from "@/lib/platform/auth/current";
import { loadRow } from "../_shared/load-row";

/** A license for its pages, read once per request; one that is not there for this person gives the not-found page. */
export const loadLicense = cache(async (id: string): Promise<LicenseScreen> => {
  const actor = await requireActor("staff");
  return loadRow(id, (row) => licenseScreen(actor, row));
});

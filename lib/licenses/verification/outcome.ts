import type { LicenseStatusName } from "../schema";
import type { Outcome } from "./schema";

/** What the register says of a license on a day, both dates YYYY-MM-DD; a license is valid on its last day. */
export function outcomeOf(status: LicenseStatusName, expiryDate: string, today: string): Outcome {
  if (status === "active") return expiryDate < today ? "expired" : "valid";
  return status === "pending_collection" ? "pending" : status;
}

/** A card that says other than the register; a license that is suspended or revoked is so under any card. */
export const outcomeOfOldCard = (registered: Outcome): Outcome =>
  registered === "suspended" || registered === "revoked" ? registered : "replaced";

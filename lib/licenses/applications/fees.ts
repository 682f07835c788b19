import type { TransactionType } from "@/lib/generated/prisma/enums";
import type { Tx } from "@/lib/platform/db";
import { feeInForce } from "../fees/queries";
import type { ApplicationTypeName } from "./states";
import type { ApplicationRow } from "./view";

/** The transaction that records an approval. */
export const APPROVAL_TRANSACTIONS: Record<ApplicationTypeName, TransactionType> = {
  new: "license_issuance",
  renewal: "license_renewal",
  replacement: "license_replacement",
  upgrade: "license_issuance",
  conversion: "license_issuance",
};

type Charged = Pick<ApplicationRow, "type" | "appliedCategory" | "applicationDate">;

/** What an application costs, in cents: by the schedule of the day on which it came in. Errors as `feeInForce`. */
export const feeOf = ({ type, appliedCategory, applicationDate }: Charged, tx?: Tx): Promise<bigint> =>
  feeInForce({ type, category: appliedCategory, at: applicationDate }, tx);

import type { TransactionType } from "@/lib/generated/prisma/enums";
import type { ApplicationTypeName } from "./states";

/** The currency of every fee (ISO 4217). */
export const FEE_CURRENCY = "ZAR";

type Fee = { transaction: TransactionType; amountCents: bigint };

/** What an approval costs, in cents, and the transaction that records it (rest-contract 1.4: 12 000 for an issuance). */
export const APPROVAL_FEES: Record<ApplicationTypeName, Fee> = {
  new: { transaction: "license_issuance", amountCents: 12_000n },
  renewal: { transaction: "license_renewal", amountCents: 12_000n },
  replacement: { transaction: "license_replacement", amountCents: 12_000n },
  upgrade: { transaction: "license_issuance", amountCents: 12_000n },
  conversion: { transaction: "license_issuance", amountCents: 12_000n },
};

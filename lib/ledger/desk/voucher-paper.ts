import type { LedgerVoucherKind } from "@/lib/generated/prisma/enums";

/** The vouchers that are handed to somebody on paper. */
const ON_PAPER: readonly LedgerVoucherKind[] = ["invoice", "receipt", "credit_note", "debit_note", "vendor_debit_note"];

export const hasPaper = (kind: LedgerVoucherKind): boolean => ON_PAPER.includes(kind);

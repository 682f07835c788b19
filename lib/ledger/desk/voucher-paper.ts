import type { LedgerVoucherKind } from "@/lib/generated/prisma/enums";

/** The vouchers that are handed to somebody on paper. */
const ON_PAPER: readonly LedgerVoucherKind[] = ["invoice", "receipt"];

export const hasPaper = (kind: LedgerVoucherKind): boolean => ON_PAPER.includes(kind);

import type { Prisma } from "@/lib/generated/prisma/client";
import { holderName } from "../view";
import type { PrintJobView } from "./schema";
import { openMoves } from "./states";

export const withCardView = {
  license: { include: { person: true } },
  blank: { select: { controlNumber: true } },
  reprint: { select: { id: true } },
} as const;
export type PrintJobRow = Prisma.PrintJobGetPayload<{ include: typeof withCardView }>;

export const printJobView = (row: PrintJobRow): PrintJobView => ({
  id: row.id,
  license_id: row.licenseId,
  license_number: row.license.licenseNumber,
  citizen_name: holderName(row.license.person),
  state: row.state,
  state_reason: row.stateReason,
  state_changed_at: row.stateChangedAt.toISOString(),
  moves: openMoves(row.state),
  batch_id: row.batchId,
  sequence: row.sequence,
  files_state: row.filesState,
  files_reason: row.filesReason,
  control_number: row.blank?.controlNumber ?? null,
  reprint_of_id: row.reprintOfId,
  reprint_id: row.reprint?.id ?? null,
  transaction_id: row.transactionId,
  collector_name: row.collectorName,
  collector_id_number: row.collectorIdNumber,
  collector_relation: row.collectorRelation,
  collected_at: row.collectedAt?.toISOString() ?? null,
  created_at: row.createdAt.toISOString(),
});

/** 12000 cents → "R120.00", as contract 1 writes an amount for people. */
export const rand = (cents: bigint): string => `R${cents / 100n}.${String(cents % 100n).padStart(2, "0")}`;

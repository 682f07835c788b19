import type { Prisma } from "@/lib/generated/prisma/client";
import { type ReadDocument, readDocument } from "@/lib/identity/readers";
import type { Tx } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { settings } from "@/lib/platform/settings";
import { fromLegalDate, officeToday } from "@/lib/platform/time";
import { type ProofReading, readPayment } from "./parse";

/** What a screenshot gave: its fields, or why there are none. */
export type ReadProof = { reading: ProofReading | null; problem: string | null };

/** From here on a field is taken as it was read. */
export const SURE = 0.8;

/** Reads a payment's screenshot, where the office reads documents. It never fails: a person can type what is on it. */
export async function readProof(
  bytes: Uint8Array,
  { read = readDocument, now = new Date() }: { read?: ReadDocument; now?: Date } = {},
): Promise<ReadProof> {
  if (!settings().readsCandidates) return { reading: null, problem: null };
  try {
    const { text } = await read(bytes);
    return { reading: readPayment(text, officeToday(now)), problem: null };
  } catch (error) {
    log.warn({ err: error }, "a payment's screenshot could not be read");
    return { reading: null, problem: "The picture could not be read. Type in what is written on it." };
  }
}

/** The columns of what was read. */
const columnsOf = ({ reading, problem }: ReadProof) => {
  const fields = [reading?.amount, reading?.date, reading?.reference];
  return {
    reading: (reading ?? {}) as Prisma.InputJsonObject,
    problem,
    amount: reading?.amount ? BigInt(reading.amount.content) : null,
    paidOn: reading?.date ? fromLegalDate(reading.date.content) : null,
    reference: reading?.reference?.content ?? null,
    payer: reading?.payer?.content ?? null,
    sure: fields.every((field) => (field?.confidence ?? 0) >= SURE),
  };
};

/** Gives a screenshot its proof, or what was read anew, inside the caller's transaction. */
export async function recordProof(tx: Tx, fileId: number, read: ReadProof): Promise<void> {
  const columns = columnsOf(read);
  await tx.paymentProof.upsert({ where: { fileId }, create: { fileId, ...columns }, update: columns });
}

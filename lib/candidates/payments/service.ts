import type { PaymentProof } from "@/lib/generated/prisma/client";
import type { ReadDocument } from "@/lib/identity/readers";
import { rupeesOf } from "@/lib/ledger/money";
import { audit, changes } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, Prisma, type Tx, transaction } from "@/lib/platform/db";
import { conflict, DomainError, notFound } from "@/lib/platform/errors";
import { readMedia } from "@/lib/platform/storage/media";
import { fromLegalDate, toLegalDate } from "@/lib/platform/time";
import { CANDIDATE } from "../kinds";
import { mayKeepCandidates } from "../policy";
import { readProof, recordProof } from "./reading";
import type { ProofInput } from "./schema";

type Locked = { proof: PaymentProof; candidateId: number };

/** The proof with its row locked until the transaction ends. @throws DomainError not_found */
async function lockProof(tx: Tx, fileId: number): Promise<Locked> {
  await tx.$queryRaw(Prisma.sql`SELECT file_id FROM payment_proof WHERE file_id = ${fileId} FOR UPDATE`);
  const proof = await tx.paymentProof.findUnique({
    where: { fileId },
    include: { file: { select: { candidateId: true, candidate: { select: { deletedAt: true } } } } },
  });
  const candidateId = proof?.file.candidateId ?? null;
  if (!proof || candidateId === null || proof.file.candidate?.deletedAt) throw notFound("Payment");
  return { proof, candidateId };
}

/** What the trail tells of a payment. */
const shown = ({
  amount,
  paidOn,
  reference,
  payer,
}: Pick<PaymentProof, "amount" | "paidOn" | "reference" | "payer">) => ({
  amount: amount === null ? null : rupeesOf(amount),
  paid_on: paidOn && toLegalDate(paidOn),
  reference,
  payer,
});

/**
 * What a person says of a payment, in place of what was read.
 *
 * @throws DomainError not_found; conflict `edited_meanwhile`, `proof_matched`
 */
export function correctProof(actor: Actor, fileId: number, input: ProofInput, now = new Date()): Promise<void> {
  permit(mayKeepCandidates(actor));
  return transaction(async (tx) => {
    const { proof, candidateId } = await lockProof(tx, fileId);
    if (proof.version !== input.version)
      throw conflict("edited_meanwhile", "Somebody else has changed this payment. Reload to see the change.");
    if (proof.receiptId !== null)
      throw conflict("proof_matched", "This payment has its receipt: undo the match before you correct it");
    const after = {
      amount: input.amount,
      paidOn: input.paid_on === null ? null : fromLegalDate(input.paid_on),
      reference: input.reference,
      payer: input.payer,
    };
    await tx.paymentProof.update({
      where: { fileId },
      data: {
        ...after,
        // A person who leaves a field empty has looked, but the payment is still not known.
        sure: after.amount !== null && after.paidOn !== null && after.reference !== null,
        correctedBy: actor.userId,
        correctedAt: now,
        version: { increment: 1 },
      },
    });
    await audit(tx, actor, {
      action: "update",
      resourceType: CANDIDATE,
      resourceId: candidateId,
      description: "Corrected what a payment's screenshot says",
      ...changes(shown(proof), shown(after)),
    });
  });
}

/**
 * Says that a screenshot is the proof of a receipt.
 *
 * @throws DomainError not_found; conflict `proof_matched`, `receipt_matched`
 */
export async function matchProof(actor: Actor, fileId: number, receiptId: number, now = new Date()): Promise<void> {
  permit(mayKeepCandidates(actor));
  try {
    await transaction(async (tx) => {
      const { proof, candidateId } = await lockProof(tx, fileId);
      const id = BigInt(receiptId);
      const receipt = await tx.ledgerVoucher.findFirst({ where: { id, kind: "receipt", deletedAt: null } });
      if (!receipt) throw notFound("Receipt");
      if (proof.receiptId === id) return;
      const former =
        proof.receiptId === null ? null : await tx.ledgerVoucher.findUnique({ where: { id: proof.receiptId } });
      if (former?.deletedAt === null)
        throw conflict("proof_matched", "This payment has another receipt already: undo that match first");
      await tx.paymentProof.update({
        where: { fileId },
        data: { receiptId: id, matchedBy: actor.userId, matchedAt: now, version: { increment: 1 } },
      });
      await audit(tx, actor, {
        action: "update",
        resourceType: CANDIDATE,
        resourceId: candidateId,
        description: `Matched a payment's screenshot with receipt ${receipt.number}`,
        newValues: { receipt: receipt.number, ...shown(proof) },
      });
    });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
      throw conflict("receipt_matched", "This receipt has another payment's proof already");
    throw error;
  }
}

/** Takes a match back. @throws DomainError not_found; conflict `not_matched` */
export function unmatchProof(actor: Actor, fileId: number): Promise<void> {
  permit(mayKeepCandidates(actor));
  return transaction(async (tx) => {
    const { proof, candidateId } = await lockProof(tx, fileId);
    if (proof.receiptId === null) throw conflict("not_matched", "This payment has no receipt");
    const receipt = await tx.ledgerVoucher.findUniqueOrThrow({ where: { id: proof.receiptId } });
    await tx.paymentProof.update({
      where: { fileId },
      data: { receiptId: null, matchedBy: null, matchedAt: null, version: { increment: 1 } },
    });
    await audit(tx, actor, {
      action: "update",
      resourceType: CANDIDATE,
      resourceId: candidateId,
      description: `Took back the match of a payment's screenshot with receipt ${receipt.number}`,
      oldValues: { receipt: receipt.number },
    });
  });
}

/**
 * Reads a screenshot once more, as one that came while reading was off. What a person has said is not overwritten.
 *
 * @throws DomainError not_found; conflict `proof_corrected`; unavailable `reading_off`
 */
export async function readProofAgain(actor: Actor, fileId: number, read?: ReadDocument): Promise<void> {
  permit(mayKeepCandidates(actor));
  const corrected = () => conflict("proof_corrected", "A person has said what is on this screenshot");
  const { proof } = await transaction((tx) => lockProof(tx, fileId));
  if (proof.correctedAt !== null || proof.receiptId !== null) throw corrected();
  const file = await db().candidateFile.findUniqueOrThrow({ where: { id: fileId }, include: { media: true } });
  const found = await readProof(await readMedia(file.media), { read, now: file.uploadedAt });
  if (found.reading === null && found.problem === null)
    throw new DomainError(
      "unavailable",
      "reading_off",
      "The office does not read documents. Set ENABLE_OCR to enable it.",
    );
  await transaction(async (tx) => {
    const { proof: now, candidateId } = await lockProof(tx, fileId);
    if (now.correctedAt !== null || now.receiptId !== null) throw corrected();
    await recordProof(tx, fileId, found);
    await audit(tx, actor, {
      action: "update",
      resourceType: CANDIDATE,
      resourceId: candidateId,
      description: "Read a payment's screenshot again",
    });
  });
}

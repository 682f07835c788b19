import type { PrintJob, Transaction } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, authorize, permit } from "@/lib/platform/auth/actor";
import { Prisma, type Tx, transaction } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import { licensePolicy } from "../policy";
import type { LicenseStatusName } from "../schema";
import { isCovered, settleFee } from "./fee";
import { mayProduce } from "./policy";

/** A card is made for a license that its holder may use, or will once the card is handed over. */
const PRINTABLE: readonly LicenseStatusName[] = ["pending", "pending_collection", "active"];

/** @throws DomainError conflict `license_not_printable` */
export function assertPrintable(license: { licenseNumber: string; status: LicenseStatusName }): void {
  if (!PRINTABLE.includes(license.status))
    throw conflict(
      "license_not_printable",
      `${license.licenseNumber} is ${license.status}: no card is made for it or handed over`,
    );
}

export type Enqueued = { printJob: PrintJob; fee: Transaction; created: boolean };

/**
 * Puts a license's card into the print queue and posts its fee, once per card: while one is in production, another
 * request finds it and costs nothing. A card that an application has paid for costs nothing either; then `fee` is what
 * was paid for the application.
 *
 * @throws DomainError not_found "License not found"; conflict `license_not_printable`
 */
export function enqueuePrint(actor: Actor, licenseId: number, now = new Date()): Promise<Enqueued> {
  return transaction(async (tx) => {
    // Of two requests at once the second waits here and then finds what the first one made.
    await tx.$queryRaw(Prisma.sql`SELECT id FROM license WHERE id = ${licenseId} FOR NO KEY UPDATE`);
    const row = await tx.license.findUnique({ where: { id: licenseId } });
    const license = authorize(licensePolicy, "generate", actor, row, "License");
    const open = await tx.printJob.findUnique({ where: { openKey: licenseId }, include: { transaction: true } });
    if (open) return { printJob: open, fee: open.transaction, created: false };
    assertPrintable(license);
    const fee = await settleFee(tx, license, actor.userId, now);
    const printJob = await tx.printJob.create({
      data: { licenseId, openKey: licenseId, transactionId: fee.id, createdBy: actor.userId, stateChangedAt: now },
    });
    // The print job's row comes first, since an idempotent replay finds by it what the request did.
    await audit(tx, actor, {
      action: "create",
      resourceType: "print_job",
      resourceId: printJob.id,
      description: `Queued the card of ${license.licenseNumber}`,
    });
    const charged = isCovered(fee) ? 0 : Number(fee.amountCents);
    await audit(tx, actor, {
      action: "print",
      resourceType: "license",
      resourceId: licenseId,
      description: isCovered(fee)
        ? `Queued the card for printing, paid with application ${fee.applicationId}: ${fee.ref}`
        : `Queued the card for printing: ${fee.ref}`,
      newValues: { print_job: printJob.id, amount: charged, currency: fee.currency },
    });
    return { printJob, fee, created: true };
  });
}

/**
 * Has a spoiled card made again, by a print job that names it. The fee is the one of the spoiled card.
 *
 * @throws DomainError not_found; conflict `not_spoiled`, `already_reprinted`, `print_job_open`, `license_not_printable`
 */
export function reprint(actor: Actor, printJobId: number, now = new Date()): Promise<PrintJob> {
  permit(mayProduce(actor));
  return transaction(async (tx) => {
    const spoiled = await lockCard(tx, printJobId);
    if (spoiled.state !== "spoiled")
      throw conflict(
        "not_spoiled",
        `Only a spoiled card is printed again; this one is ${spoiled.state.replace("_", " ")}`,
      );
    const earlier = await tx.printJob.findUnique({ where: { reprintOfId: printJobId } });
    if (earlier) throw conflict("already_reprinted", `This card is printed again already: print job ${earlier.id}`);
    const { license, licenseId } = spoiled;
    assertPrintable(license);
    const [printJob] = await tx.printJob.createManyAndReturn({
      data: [
        {
          licenseId,
          openKey: licenseId,
          reprintOfId: printJobId,
          transactionId: spoiled.transactionId,
          createdBy: actor.userId,
          stateChangedAt: now,
        },
      ],
      skipDuplicates: true,
    });
    if (!printJob)
      throw conflict("print_job_open", `Another card of ${license.licenseNumber} is in production already`);
    await audit(tx, actor, {
      action: "create",
      resourceType: "print_job",
      resourceId: printJob.id,
      description: `Queued the card of ${license.licenseNumber} again: print job ${printJobId} was spoiled`,
      newValues: { reprint_of: printJobId },
    });
    return printJob;
  });
}

const withCard = {
  license: { include: { person: { include: { photoProcessed: true } } } },
  batch: true,
  blank: true,
} as const;
export type CardRow = Prisma.PrintJobGetPayload<{ include: typeof withCard }>;

/**
 * A card with everything that its moves ask for, under a row lock: of two moves at once the second sees what the first
 * one made of it.
 *
 * @throws DomainError not_found "Print job not found"
 */
export async function lockCard(tx: Tx, id: number): Promise<CardRow> {
  await tx.$queryRaw(Prisma.sql`SELECT id FROM print_job WHERE id = ${id} FOR UPDATE`);
  const card = await tx.printJob.findUnique({ where: { id }, include: withCard });
  if (!card) throw notFound("Print job");
  return card;
}

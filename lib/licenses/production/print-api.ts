import type { PrintJob, Transaction } from "@/lib/generated/prisma/client";
import { db } from "@/lib/platform/db";
import { type Operation, operation } from "@/lib/platform/http/operation";
import { pathId } from "@/lib/platform/http/parameters";
import { getLicense } from "../queries";
import { isCovered } from "./fee";
import { enqueuePrint } from "./queue-service";
import { PrintAnswer } from "./schema";
import { rand } from "./view";

/** What has happened, in a sentence: the card waits in a queue, nothing is printed yet. */
function sentenceOf(licenseNumber: string, printJob: PrintJob, fee: Transaction, created: boolean): string {
  if (!created)
    return `The card of ${licenseNumber} is in production already (${printJob.state.replace("_", " ")}); nothing was charged again`;
  const queued = `The card of ${licenseNumber} is queued for printing`;
  return isCovered(fee)
    ? `${queued}; application ${fee.applicationId} has paid for it, nothing more was charged`
    : queued;
}

/** What contract 1 answers. */
const printAnswer = (licenseNumber: string, printJob: PrintJob, fee: Transaction, created: boolean) => ({
  success: true as const,
  message: sentenceOf(licenseNumber, printJob, fee, created),
  transaction_id: fee.id,
  transaction_ref: fee.ref,
  amount: rand(fee.amountCents ?? 0n),
  application_id: fee.applicationId,
  print_job_id: printJob.id,
  state: printJob.state,
});

export const printOperations: Operation[] = [
  operation({
    id: "licenses.print",
    method: "POST",
    path: "/{id}/print",
    summary: "Queue the license's card for printing",
    description:
      "Makes a print job and posts its fee, once per card: while one is in production, the answer tells of that one. The fee of an approved application covers the card that it grants; then nothing is posted, and the answer names the transaction that was paid for the application.",
    who: "staff",
    params: pathId("The license's id"),
    response: PrintAnswer,
    errors: { license_not_printable: 409 },
    async replay(actor, id) {
      const job = await db().printJob.findUniqueOrThrow({ where: { id: Number(id) }, include: { transaction: true } });
      return printAnswer((await getLicense(actor, job.licenseId)).licenseNumber, job, job.transaction, true);
    },
    async handle({ actor, params }) {
      const { printJob, fee, created } = await enqueuePrint(actor, params.id);
      return printAnswer((await getLicense(actor, params.id)).licenseNumber, printJob, fee, created);
    },
  }),
];

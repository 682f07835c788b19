import { systemActor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { DomainError } from "@/lib/platform/errors";
import type { Job } from "@/lib/platform/jobs/jobs";
import { waitForJob } from "@/lib/platform/jobs/service";
import { log } from "@/lib/platform/log";
import { completeGeneration, drawCard, failGeneration, findOrCreateGeneration } from "./service";

/** As long as a card that somebody else has asked for is waited for, before it is drawn here all the same. */
const PATIENCE_MS = 15_000;

/**
 * Makes sure that a license's card files are there and up to date, and draws them here if they are not: for work that
 * does many cards one after the other and is a job itself. A card that another job is drawing is waited for. A job of
 * ours that a kill left behind was never sent to anybody, so it is taken up where it stands; its end is recorded once,
 * whoever gets there first.
 *
 * @param options.force draws the card even if it would come out the same
 * @returns the generation's id
 * @throws DomainError why the card cannot be drawn; its job has failed with the same reason
 */
export async function generateInPlace(licenseId: number, { force } = { force: false }): Promise<string> {
  const requested = await findOrCreateGeneration(systemActor, licenseId, { force });
  if (requested.outcome === "cached") return requested.generationId;
  const { job, created } = requested;
  const foreign = !created && job.dispatchedAt !== null;
  const waited = foreign ? await waitForJob(job.id, PATIENCE_MS) : job;
  if (isAtWork(waited)) return drawnGeneration(await draw(job.id));
  // Whatever became of somebody else's request, a cancellation perhaps: it decides nothing here.
  return waited.state === "done" ? drawnGeneration(waited) : generateInPlace(licenseId, { force });
}

const UNEXPECTED = { code: "internal", message: "An unexpected error occurred; the server's log tells more." };

const isAtWork = ({ state }: Job): boolean => state === "queued" || state === "running";

async function draw(jobId: string): Promise<Job> {
  try {
    const card = await drawCard(jobId, 0);
    if (card) await completeGeneration(jobId, card, 0);
  } catch (error) {
    if (error instanceof DomainError && isOfTheStorage(error)) throw error;
    if (!(error instanceof DomainError)) log.error({ err: error, jobId }, "a card could not be drawn");
    await failGeneration(jobId, error instanceof DomainError ? error : UNEXPECTED);
  }
  return db().job.findUniqueOrThrow({ where: { id: jobId } });
}

/** What is wrong with the storage is wrong for every card; the job stays open and is taken up by the next attempt. */
export const isOfTheStorage = ({ kind }: DomainError): boolean => kind === "storage_full" || kind === "unavailable";

async function drawnGeneration({ id, state, errorCode, reason }: Job): Promise<string> {
  if (state !== "done")
    throw new DomainError("failed", errorCode ?? state, reason ?? "The card's generation was cancelled");
  return (await db().licenseGeneration.findUniqueOrThrow({ where: { jobId: id } })).id;
}

import { db } from "@/lib/platform/db";
import { DomainError } from "@/lib/platform/errors";
import { beginJob, reportProgress } from "@/lib/platform/jobs/jobs";
import { generateInPlace, isOfTheStorage } from "../generation/in-place";

/** Cards of one step: a kill loses the step's record at most, never a card that is done. */
export const CARDS_PER_STEP = 25;
/** While one card waits for the disk or the database, another one is drawn. */
const CARDS_AT_ONCE = 2;
/** Share of a batch's progress that its cards make up; the rest are its sheets. */
export const CARDS_SHARE = 0.9;

type Card = { id: number; licenseId: number };

/**
 * Makes the files of the batch's next cards, where they are not there or out of date. A card that cannot be made is
 * marked with the reason and stops no other. Safe to repeat, since what is done is recorded card by card.
 *
 * @returns how many cards are left; null when the job has ended or was cancelled
 * @throws DomainError storage_full, unavailable: nothing can be stored at present
 */
export async function prepareCards(jobId: string, attempt: number): Promise<number | null> {
  const job = await beginJob(jobId, attempt);
  if (!job) return null;
  const batchId = Number(job.subjectId);
  const pending = { batchId, state: "assigned", filesState: "pending" } as const;
  const [cards, total, open] = await Promise.all([
    db().printJob.findMany({
      where: pending,
      orderBy: { sequence: "asc" },
      take: CARDS_PER_STEP,
      select: { id: true, licenseId: true },
    }),
    db().printJob.count({ where: { batchId } }),
    db().printJob.count({ where: pending }),
  ]);
  let done = total - open;
  const next = cards.values();
  const failures: unknown[] = [];
  const work = async () => {
    for (const card of next) {
      if (failures.length > 0 || !(await isRunning(jobId))) return;
      await prepareCard(card, batchId).catch((error: unknown) => failures.push(error));
      done += 1;
      await reportProgress(jobId, (done / Math.max(total, 1)) * CARDS_SHARE, `Card ${done} of ${total}`);
    }
  };
  await Promise.all(Array.from({ length: CARDS_AT_ONCE }, work));
  // Thrown when nobody is at work any more, so that the next attempt is alone with the batch.
  if (failures.length > 0) throw failures[0];
  return (await isRunning(jobId)) ? db().printJob.count({ where: pending }) : null;
}

const isRunning = async (jobId: string): Promise<boolean> =>
  (await db().job.count({ where: { id: jobId, state: "running" } })) === 1;

async function prepareCard({ id, licenseId }: Card, batchId: number): Promise<void> {
  const outcome = await generateInPlace(licenseId).then(
    (generationId) => ({ filesState: "done" as const, filesReason: null, generationId }),
    (error: unknown) => {
      if (!(error instanceof DomainError) || isOfTheStorage(error)) throw error;
      return { filesState: "failed" as const, filesReason: error.message.slice(0, 500), generationId: null };
    },
  );
  await db().printJob.updateMany({
    where: { id, batchId, state: "assigned" },
    data: { ...outcome, filesAt: new Date() },
  });
}

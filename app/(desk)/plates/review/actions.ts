"use server";

import { z } from "zod";
import { getEvent } from "@/lib/plates/events/queries";
import { queueLength, releaseClaims, renewClaims } from "@/lib/plates/events/queue";
import { confirmEvent, correctEvent, rejectEvent, stillWaits, undoReview } from "@/lib/plates/events/review-service";
import { ConfirmInput, CorrectionInput, RejectInput } from "@/lib/plates/events/schema";
import { action } from "@/lib/platform/http/action";

// No action here asks for the pages to be drawn again: a reviewer decides faster than that. The next reads come by
// `POST /api/feedback/claim`: a browser sends server actions one after the other, and they would wait for the decisions.

const Id = z.object({ id: z.uuid() });
const ids = z.array(z.uuid()).max(500);

/** How many reads of a queue wait, `QUEUE_COUNT_MAX` at most. */
export const countWaiting = action(z.object({ cameraId: z.uuid().nullable() }), (actor, { cameraId }) =>
  queueLength(actor, cameraId ?? undefined),
);

export const confirmRead = action(ConfirmInput.extend(Id.shape), (actor, { id, notes }) =>
  confirmEvent(actor, id, notes || null, new Date(), stillWaits(actor)),
);

export const correctRead = action(
  CorrectionInput.extend(Id.shape),
  async (actor, { id, corrected_plate, comments }) => {
    await correctEvent(actor, id, corrected_plate, comments || null, new Date(), stillWaits(actor));
  },
);

export const rejectRead = action(RejectInput.extend(Id.shape), (actor, { id, notes }) =>
  rejectEvent(actor, id, notes || null, new Date(), stillWaits(actor)),
);

/** Answers the read as it waits again. */
export const undoRead = action(Id, async (actor, { id }) => {
  await undoReview(actor, id);
  return getEvent(actor, id);
});

export const renewReads = action(z.object({ ids }), (actor, input) => renewClaims(actor, input.ids));

export const releaseReads = action(z.object({ ids }), (actor, input) => releaseClaims(actor, input.ids));

"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { openSession, saveDraft, takeFileOut } from "@/lib/candidates/intake/edit";
import { saveCandidate } from "@/lib/candidates/intake/save";
import { discardSession } from "@/lib/candidates/intake/sessions";
import { type IntakeView, intakeView } from "@/lib/candidates/intake/view";
import { FILE_KINDS } from "@/lib/candidates/kinds";
import { passportKey } from "@/lib/candidates/names";
import { passportHolder } from "@/lib/candidates/queries";
import { deleteCandidate, restoreCandidate, setCurrentCandidate, updateCandidate } from "@/lib/candidates/service";
import { action } from "@/lib/platform/http/action";
import { FIELD_NAMES } from "./texts";

const CandidateId = z.object({ id: z.int().positive() });
const IntakeId = z.object({ id: z.uuid() });
/** The form as it is typed; each field's rules are the service's. */
const Form = z.partialRecord(z.enum(FIELD_NAMES as [string, ...string[]]), z.string().max(2000));

/** Every list and page that shows a candidate. */
const changed = () => revalidatePath("/candidates", "layout");
const named = ({ id, firstName, lastName }: { id: number; firstName: string; lastName: string }) => ({
  id,
  name: `${firstName} ${lastName}`,
});
const texts = (form: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(form).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

export const beginIntake = action(z.object({}), async (actor) => ({ id: (await openSession(actor)).id }));

export const keepDraft = action(IntakeId.extend({ draft: Form }), async (actor, { id, draft }) => {
  await saveDraft(actor, id, texts(draft));
});

export const removeIntakeFile = action(
  IntakeId.extend({ kind: z.enum(FILE_KINDS) }),
  async (actor, { id, kind }): Promise<IntakeView> => intakeView(await takeFileOut(actor, id, kind)),
);

export const giveUpIntake = action(IntakeId, async (actor, { id }) => {
  await discardSession(actor, id);
  changed();
});

/** The candidate who has this passport already, while the form is still being filled in. */
export const findHolder = action(
  z.object({ passport: z.string().max(100), except: z.int().positive().optional() }),
  async (actor, { passport, except }) => {
    const holder = await passportHolder(actor, passportKey(passport), except);
    return holder && named(holder);
  },
);

export const saveIntake = action(
  IntakeId.extend({
    form: Form,
    autoFilled: z.array(z.string().max(50)).max(50),
    proof: z.string().max(200).nullable(),
  }),
  async (actor, { id, form, autoFilled, proof }) => {
    const body = { ...texts(form), session_id: id, auto_filled: autoFilled, paymentProof: proof ?? "" };
    const { candidate } = await saveCandidate(actor, body);
    changed();
    return named(candidate);
  },
);

export const saveChanges = action(
  CandidateId.extend({ version: z.int(), form: Form }),
  async (actor, { id, version, form }) => {
    const saved = await updateCandidate(actor, id, texts(form), { version });
    changed();
    return named(saved);
  },
);

export const workAt = action(CandidateId, async (actor, { id }) => {
  const candidate = await setCurrentCandidate(actor, id);
  changed();
  return named(candidate);
});

export const takeCandidateAway = action(CandidateId, async (actor, { id }) => {
  const deleted = await deleteCandidate(actor, id);
  changed();
  return named(deleted);
});

export const bringCandidateBack = action(CandidateId, async (actor, { id }) => {
  const restored = await restoreCandidate(actor, id);
  changed();
  return named(restored);
});

"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { partyChoice } from "@/lib/ledger/desk/choices";
import { DRAFT_FORM_NAMES } from "@/lib/ledger/desk/draft-forms";
import { DraftData } from "@/lib/ledger/desk/draft-schema";
import { deleteDraft, keepDraft as keepNew, restoreDraft, saveDraft } from "@/lib/ledger/desk/drafts";
import { action } from "@/lib/platform/http/action";

const SavedDraft = z.object({ id: z.uuid(), version: z.int().positive() });

/** Keeps a form, or saves the draft that it is by now. */
export const keepDraft = action(
  z.object({ form: z.enum(DRAFT_FORM_NAMES), data: DraftData, saved: SavedDraft.nullable() }),
  (actor, { form, data, saved }) =>
    saved ? saveDraft(actor, saved.id, data, saved.version) : keepNew(actor, { form, data }),
);

const OneDraft = z.object({ id: z.uuid() });

export const dropDraft = action(OneDraft, async (actor, { id }) => {
  await deleteDraft(actor, id);
  revalidatePath("/ledger/drafts");
});

export const bringBackDraft = action(OneDraft, async (actor, { id }) => {
  await restoreDraft(actor, id);
  revalidatePath("/ledger/drafts");
});

/** A party as it is now, for a form whose tax has changed with it. */
export const readParty = action(z.object({ id: z.int().positive() }), (actor, { id }) => partyChoice(actor, id));

import { z } from "zod";
import { operation } from "@/lib/platform/http/operation";
import { DRAFT_FORM_NAMES } from "../desk/draft-forms";
import { DraftData } from "../desk/draft-schema";
import { deleteDraft, getDraft, keepDraft, postDraft, restoreDraft, saveDraft } from "../desk/drafts";
import { listDrafts } from "../desk/drafts-listing";
import { rupeesOf } from "../money";
import { Done, done, ok, okList, page, success, successList } from "./envelope";

const ID = "0192f3a0-0000-7000-8000-000000000001";
const params = z.object({ id: z.uuid().meta({ description: "The draft's id", examples: [ID] }) });
const form = z.enum(DRAFT_FORM_NAMES).meta({ description: "Which form of the desk", examples: ["expense"] });
const Saved = success(z.object({ id: z.uuid(), version: z.int() }));
const EXAMPLE = { company: "1", date: "2025-05-02", head: "Rent", payee: "Quay Estates", amount: "25,000" };

/** Drafts: forms that were kept before they were posted. They have no numbers and count nowhere. */
export const draftOperations = [
  operation({
    id: "bookkeeping.drafts",
    method: "GET",
    path: "/drafts",
    summary: "List drafts, the latest saved first",
    who: "staff",
    query: z.object(page(50)),
    response: successList(
      z.object({
        id: z.uuid(),
        form,
        company: z.string(),
        party: z.string().nullable(),
        amount: z.number().nullable(),
        about: z.string().nullable(),
        date: z.string().nullable(),
        owner: z.string().nullable(),
        updated_at: z.string(),
      }),
    ),
    async handle({ actor, query }) {
      const { rows, total } = await listDrafts(actor, {}, { skip: query.offset, take: query.limit });
      const told = rows.map(({ amountPaise, updatedAt, ...row }) => ({
        ...row,
        amount: amountPaise === null ? null : rupeesOf(BigInt(amountPaise)),
        updated_at: updatedAt,
      }));
      return okList(told, total);
    },
  }),
  operation({
    id: "bookkeeping.keepDraft",
    method: "POST",
    path: "/drafts",
    summary: "Keep a form as a draft",
    description: "Fields are kept as they were typed; they are checked when the draft is posted.",
    who: "staff",
    body: z
      .object({ form, data: DraftData })
      .meta({ id: "BookkeepingDraft", override: { examples: [{ form: "expense", data: EXAMPLE }] } }),
    response: Saved,
    status: 201,
    handle: async ({ actor, body }) => ok(await keepDraft(actor, body), "The draft is kept"),
  }),
  operation({
    id: "bookkeeping.draft",
    method: "GET",
    path: "/drafts/{id}",
    summary: "Read a draft",
    who: "staff",
    params,
    response: success(z.object({ id: z.uuid(), version: z.int(), form, data: DraftData, updated_at: z.string() })),
    async handle({ actor, params }) {
      const { updatedAt, ...draft } = await getDraft(actor, params.id);
      return ok({ ...draft, updated_at: updatedAt.toISOString() });
    },
  }),
  operation({
    id: "bookkeeping.saveDraft",
    method: "PUT",
    path: "/drafts/{id}",
    summary: "Save a draft again",
    who: "staff",
    params,
    body: z
      .object({
        data: DraftData,
        version: z.int().positive().nullish().meta({ description: "The version that was seen; another one is a 409" }),
      })
      .meta({ id: "BookkeepingDraftUpdate", override: { examples: [{ data: EXAMPLE, version: 1 }] } }),
    response: Saved,
    handle: async ({ actor, params, body }) =>
      ok(await saveDraft(actor, params.id, body.data, body.version ?? null), "The draft is saved"),
  }),
  operation({
    id: "bookkeeping.deleteDraft",
    method: "DELETE",
    path: "/drafts/{id}",
    summary: "Delete a draft",
    description: "For a week it can be brought back.",
    who: "staff",
    params,
    response: Done,
    async handle({ actor, params }) {
      await deleteDraft(actor, params.id);
      return done("The draft was deleted");
    },
  }),
  operation({
    id: "bookkeeping.restoreDraft",
    method: "POST",
    path: "/drafts/{id}/restore",
    summary: "Bring a deleted draft back",
    who: "staff",
    params,
    response: Done,
    async handle({ actor, params }) {
      await restoreDraft(actor, params.id);
      return done("The draft is there again");
    },
  }),
  operation({
    id: "bookkeeping.postDraft",
    method: "POST",
    path: "/drafts/{id}/post",
    summary: "Post a draft",
    description:
      "Every field is checked against the books as they are now, and only then a number is taken. A draft is posted once, whoever asks how often.",
    who: "staff",
    params,
    body: z
      .object({ sure: z.boolean().default(false).meta({ description: "It is no duplicate of what looks alike" }) })
      .meta({ id: "BookkeepingDraftPost", override: { examples: [{ sure: false }] } }),
    response: success(z.object({ voucher_id: z.int().meta({ examples: [9] }), number: z.string() })),
    status: 201,
    async handle({ actor, params, body }) {
      const { id, number } = await postDraft(actor, params.id, body.sure);
      return ok({ voucher_id: Number(id), number }, `${number} was posted`);
    },
  }),
];

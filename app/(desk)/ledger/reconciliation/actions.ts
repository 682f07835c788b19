"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { acceptSure } from "@/lib/ledger/reconciliation/accept-sure";
import { matchBroughtForward } from "@/lib/ledger/reconciliation/brought-forward";
import { acceptMatch, PARTS_MAX, undoMatch } from "@/lib/ledger/reconciliation/match";
import { listOpenPostings } from "@/lib/ledger/reconciliation/postings";
import { allowSuggestion, refuseSuggestion } from "@/lib/ledger/reconciliation/refusals";
import { removeStatement } from "@/lib/ledger/reconciliation/statements";
import { action } from "@/lib/platform/http/action";

const changed = () => revalidatePath("/ledger/reconciliation", "layout");
const bank = z.int().positive();
const ids = z.array(z.int().positive()).min(1).max(PARTS_MAX);
const Parts = z.object({ bank, lines: ids, postings: ids });
const partsOf = ({ lines, postings }: z.output<typeof Parts>) => ({
  lineIds: lines.map(BigInt),
  postingIds: postings.map(BigInt),
});

export const accept = action(Parts, async (actor, parts) => {
  const id = await acceptMatch(actor, parts.bank, partsOf(parts));
  changed();
  return { id: Number(id) };
});

export const undo = action(z.object({ id: z.int().positive() }), async (actor, { id }) => {
  await undoMatch(actor, BigInt(id));
  changed();
});

export const reject = action(Parts, async (actor, parts) => {
  await refuseSuggestion(actor, parts.bank, partsOf(parts));
  changed();
});

export const allow = action(Parts, async (actor, parts) => {
  await allowSuggestion(actor, parts.bank, partsOf(parts));
  changed();
});

export const acceptAllSure = action(z.object({ bank }), async (actor, input) => {
  const accepted = await acceptSure(actor, input.bank);
  changed();
  return { accepted };
});

export const acceptForward = action(z.object({ bank }), async (actor, input) => {
  await matchBroughtForward(actor, input.bank);
  changed();
});

export const takeBackStatement = action(z.object({ id: z.int().positive() }), async (actor, { id }) => {
  await removeStatement(actor, id);
  changed();
});

const FOUND_MAX = 30;

/** Open postings that a text finds, for matching by hand. */
export const findPostings = action(z.object({ bank, q: z.string().trim().max(100) }), async (actor, input) =>
  listOpenPostings(actor, input.bank, { q: input.q || undefined, limit: FOUND_MAX, offset: 0 }),
);

import { systemActor } from "@/lib/platform/auth/actor";
import { db, transaction } from "@/lib/platform/db";
import { makeCompany, makeCustomer } from "../test-support";
import { accountFor } from "./accounts";
import { readPage } from "./pages";
import { post, reverse } from "./post";
import { snapshot } from "./snapshot";
import type { Scope } from "./sums";
import type { EntryDraft } from "./types";

/** Who posts in the journal's tests. */
export const actor = systemActor;

/** A company of a test's own, with three accounts: receivable, sales, suspense. */
export async function openBooks() {
  const made = await makeCompany(actor);
  const of = (role: "receivable" | "sales" | "suspense") => accountFor(db(), made.id, role);
  const accounts: [number, number, number] = [await of("receivable"), await of("sales"), await of("suspense")];
  return { made, accounts };
}

export const makeParties = async (): Promise<[number, number]> => [
  (await makeCustomer(actor)).id,
  (await makeCustomer(actor)).id,
];

export const posted = (entry: EntryDraft) => transaction((tx) => post(tx, actor, entry));
export const reversed = (entryId: bigint, date?: string) =>
  transaction((tx) => reverse(tx, actor, { entryId, reason: "tried", date, source: "test" }));
export const page = (scope: Scope, query: Parameters<typeof readPage>[2]) =>
  snapshot((reader) => readPage(reader, scope, query));

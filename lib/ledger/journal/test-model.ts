import type { Scope } from "./sums";
import type { PostedEntry } from "./types";

type Row = {
  date: string;
  id: bigint;
  account: number;
  party: number | null;
  debit: bigint;
  credit: bigint;
  entry: bigint;
};

/** The books as plain lists, in which every view is a filter and a sum. */
export class Model {
  rows: Row[] = [];
  hidden = new Set<bigint>();

  add({ id, date, lines }: PostedEntry, undoes?: bigint) {
    for (const { id: row, accountId, partyId, debit, credit } of lines)
      this.rows.push({ date, id: row, account: accountId, party: partyId, debit, credit, entry: id });
    if (undoes !== undefined) for (const one of [id, undoes]) this.hidden.add(one);
  }

  page(
    { accountIds, partyIds, view }: Scope,
    query: { from?: string; through?: string; offset: number; limit: number },
  ) {
    const mine = this.rows
      .filter(({ account, party }) => accountIds.includes(account) && (!partyIds || partyIds.includes(party ?? 0)))
      .filter(({ entry }) => view === "audit" || !this.hidden.has(entry))
      .sort((a, b) => a.date.localeCompare(b.date) || (a.id < b.id ? -1 : 1));
    const sum = (rows: Row[]) =>
      rows.reduce((to, row) => ({ debit: to.debit + row.debit, credit: to.credit + row.credit, rows: to.rows + 1 }), {
        debit: 0n,
        credit: 0n,
        rows: 0,
      });
    const before = mine.filter(({ date }) => query.from !== undefined && date < query.from);
    const within = mine.filter(
      ({ date }) => (query.from ?? "") <= date && (query.through === undefined || date <= query.through),
    );
    let running = sum(before);
    const rows = within.map((row) => {
      running = { debit: running.debit + row.debit, credit: running.credit + row.credit, rows: 0 };
      return { id: row.id, debit: row.debit, credit: row.credit, up: running.debit, down: running.credit };
    });
    const newest = rows.reverse().slice(query.offset, query.offset + query.limit);
    return { rows: newest, opening: sum(before), within: sum(within) };
  }
}

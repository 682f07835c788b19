import { db } from "@/lib/platform/db";
import type { Reader } from "../journal/snapshot";
import { agedBalances } from "./ageing";
import { money, type ReportSection, text } from "./report";

const AGES = ["Up to 30 days", "31 to 60", "61 to 90", "Over 90"];

/** Who owes what to a company (or whom it owes) at the end of a day, by how long it has been open. */
export async function outstandingSections(
  reader: Reader,
  accountIds: number[],
  side: "receivable" | "payable",
  through: string,
): Promise<ReportSection[]> {
  const aged = await agedBalances(reader, accountIds, side, through);
  const parties = await db().ledgerParty.findMany({
    where: { id: { in: aged.map(({ partyId }) => partyId) } },
    select: { id: true, name: true },
  });
  const names = new Map(parties.map(({ id, name }) => [id, name]));
  const book = side === "receivable" ? ("client" as const) : ("vendor" as const);
  const sorted = aged.sort((a, b) => (a.due === b.due ? a.partyId - b.partyId : a.due < b.due ? 1 : -1));
  const total = (of: (one: (typeof aged)[number]) => bigint) => aged.reduce((sum, one) => sum + of(one), 0n);
  return [
    {
      title: side === "receivable" ? "Owed by clients" : "Owed to vendors",
      columns: [text("Party"), ...AGES.map(money), money("Due"), money("Advance")],
      rows: [
        ...sorted.map(({ partyId, buckets, due, advance }) => ({
          cells: [names.get(partyId) ?? "", ...buckets.map((paise) => paise || null), due, advance || null],
          opens: { book, party: partyId, through },
        })),
        {
          cells: [
            "Total",
            ...[0, 1, 2, 3].map((age) => total(({ buckets }) => buckets[age] ?? 0n)),
            total(({ due }) => due),
            total(({ advance }) => advance),
          ],
          style: "total" as const,
        },
      ],
    },
  ];
}

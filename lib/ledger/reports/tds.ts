import type { Reader } from "../journal/snapshot";
import { day, money, type ReportSection, text } from "./report";

type Row = {
  date: string;
  no: string;
  voucher: string | null;
  entry: string;
  party: string | null;
  worth: string;
  kept: string;
};

/** Tax that customers kept back in a span, receipt by receipt: what is claimed from their certificates (form 16A). */
export async function tdsSections(
  reader: Reader,
  accountIds: number[],
  span: { from: string; through: string },
): Promise<ReportSection[]> {
  const { rows } = await reader.query<Row>(
    `SELECT p.date::text, e.voucher_no AS no, e.voucher_id::text AS voucher, e.id::text AS entry, w.name AS party,
            (p.debit - p.credit)::text AS kept, e.total::text AS worth
       FROM ledger_posting p JOIN ledger_entry e ON e.id = p.entry_id LEFT JOIN ledger_party w ON w.id = p.party_id
      WHERE p.account_id = ANY($1::int[]) AND p.date BETWEEN $2::date AND $3::date AND e.reverses_id IS NULL
        AND NOT EXISTS (SELECT 1 FROM ledger_entry r WHERE r.reverses_id = e.id)
      ORDER BY p.date, p.id LIMIT 5000`,
    [accountIds, span.from, span.through],
  );
  const byParty = new Map<string, bigint>();
  for (const { party, kept } of rows)
    byParty.set(party ?? "Unknown", (byParty.get(party ?? "Unknown") ?? 0n) + BigInt(kept));
  const total = rows.reduce((sum, { kept }) => sum + BigInt(kept), 0n);
  return [
    {
      title: "By customer",
      columns: [text("Customer"), money("Kept back")],
      rows: [
        ...[...byParty].map(([party, paise]) => ({ cells: [party, paise] })),
        { cells: ["Total", total], style: "total" as const },
      ],
    },
    {
      title: "Receipts",
      columns: [day("Date"), text("Voucher"), text("Customer"), money("With the tax"), money("Kept back")],
      rows: rows.map((row) => ({
        cells: [row.date, row.no, row.party, BigInt(row.worth), BigInt(row.kept)],
        opens: row.voucher ? { voucher: row.voucher } : undefined,
      })),
      empty: "Nobody kept tax back in these days.",
    },
  ];
}

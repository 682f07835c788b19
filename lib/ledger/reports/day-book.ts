import type { Reader } from "../journal/snapshot";
import { day, money, type ReportSection, text } from "./report";

const SHOWN = "e.company_id = $1 AND e.date BETWEEN $2::date AND $3::date";

type Row = {
  date: string;
  seq: string;
  entry: string;
  voucher: string | null;
  kind: string;
  no: string;
  particulars: string;
  total: string;
  reverses: string | null;
};

/** Every entry of a span in the order of its days, reversals too: the book as it was written. */
export async function dayBookSections(
  reader: Reader,
  companyId: number,
  span: { from: string; through: string },
  page: { skip: number; take: number },
): Promise<{ sections: ReportSection[]; total: number }> {
  const { rows } = await reader.query<Row>(
    `SELECT e.date::text, e.seq::text, e.id::text AS entry, e.voucher_id::text AS voucher, e.voucher_type AS kind,
            e.voucher_no AS no, e.particulars, e.total::text, e.reverses_id::text AS reverses
       FROM ledger_entry e WHERE ${SHOWN} ORDER BY e.date, e.id OFFSET $4 LIMIT $5`,
    [companyId, span.from, span.through, page.skip, page.take],
  );
  const counted = await reader.query<{ n: string; total: string }>(
    `SELECT count(*)::text AS n, coalesce(sum(e.total), 0)::text AS total FROM ledger_entry e WHERE ${SHOWN}`,
    [companyId, span.from, span.through],
  );
  const { n = "0", total = "0" } = counted.rows[0] ?? {};
  const columns = [day("Date"), text("Entry"), text("Voucher"), text("Number"), text("Particulars"), money("Amount")];
  return {
    total: Number(n),
    sections: [
      {
        title: "Entries",
        columns,
        rows: [
          ...rows.map((row) => ({
            cells: [row.date, row.seq, row.kind, row.no, row.particulars, BigInt(row.total)],
            opens: row.voucher ? { voucher: row.voucher } : undefined,
          })),
          { cells: ["Total", "", "", "", `${n} entries`, BigInt(total)], style: "total" as const },
        ],
        empty: "Nothing was posted in these days.",
      },
    ],
  };
}

import { type DecimalSign, statementPaise } from "./amounts";
import { DATE_ORDERS, guessDateOrder, statementDate } from "./dates";
import type { CsvMapping } from "./mapping";

/** How banks in India and elsewhere head their columns. The first that fits is taken, the surer ones first. */
const HEADS = {
  date: [/^(transaction|txn|tran|trans|booking|posting|post)\.? ?date/i, /^date/i, /value ?(date|dt)/i, /date/i],
  description: [/narration|particular|description|remark|details|purpose/i, /text|memo|payee/i],
  reference: [/utr|rrn/i, /(ref|chq|cheque|check|instrument|transaction ?id|txn ?id)/i],
  debit: [/^(debit|withdrawal|paid out|money out|dr\b)/i, /debit|withdraw/i],
  credit: [/^(credit|deposit|paid in|money in|cr\b)/i, /credit|deposit/i],
  amount: [/^amount|^transaction amount/i, /amount/i],
  side: [/^(cr ?\/ ?dr|dr ?\/ ?cr|type|d\/c|c\/d|credit\/debit|debit\/credit|indicator)/i],
  balance: [/balance/i],
} as const;

/** Heads stand below the bank's address and the account's particulars. */
const ROWS_ABOVE_MAX = 40;
const SAMPLE_ROWS = 60;

/** Which columns of a file are what, for a person to look over. What cannot be told is the first columns. */
export function guessMapping(records: readonly string[][]): CsvMapping {
  const header = headerRowOf(records);
  const heads = header === 0 ? [] : (records[header - 1] ?? []);
  const rows = records.slice(header, header + SAMPLE_ROWS);
  const taken = new Set<number>();
  const find = (name: keyof typeof HEADS): number | null => {
    for (const pattern of HEADS[name]) {
      const at = heads.findIndex((head, index) => !taken.has(index) && pattern.test(head.trim()));
      if (at < 0) continue;
      taken.add(at);
      return at;
    }
    return null;
  };
  const side = find("side");
  const date = find("date") ?? columnOfDates(rows);
  const [balance, debit, credit] = [find("balance"), find("debit"), find("credit")];
  const amount = debit === null || credit === null ? find("amount") : null;
  const [reference, description] = [find("reference"), find("description")];
  const money = [balance, debit, credit, amount].flatMap((at) => at ?? []);
  return {
    header_row: header,
    date,
    description: description ?? widestColumn(rows, [date, ...money]),
    reference,
    amounts:
      debit !== null && credit !== null
        ? { kind: "two", debit, credit }
        : { kind: "signed", amount: amount ?? debit ?? credit ?? columnOfMoney(rows, [date]), side, turned: false },
    balance,
    date_order: guessDateOrder(rows.map((cells) => cells[date] ?? "")),
    decimal: guessDecimal(rows, money),
  };
}

/** The first row whose cells name a date and two more things; 0 where none does. */
function headerRowOf(records: readonly string[][]): number {
  const patterns = Object.values(HEADS);
  const at = records.slice(0, ROWS_ABOVE_MAX).findIndex((cells) => {
    const heads = cells.map((cell) => cell.trim()).filter((cell) => cell !== "" && cell.length <= 40);
    const known = heads.filter((head) => patterns.some((some) => some.some((pattern) => pattern.test(head))));
    return known.length >= 3 && heads.some((head) => /date|dt\b/i.test(head));
  });
  return at + 1;
}

const widthOf = (rows: readonly string[][]): number => Math.max(1, ...rows.map((cells) => cells.length));
const indices = (rows: readonly string[][]): number[] =>
  Array.from({ length: Math.min(60, widthOf(rows)) }, (_, at) => at);
const best = (of: readonly number[], score: (at: number) => number): number =>
  of.reduce((chosen, at) => (score(at) > score(chosen) ? at : chosen), of[0] ?? 0);

const columnOfDates = (rows: readonly string[][]): number =>
  best(
    indices(rows),
    (at) =>
      rows.filter((cells) => DATE_ORDERS.some((order) => typeof statementDate(cells[at] ?? "", order) === "string"))
        .length,
  );

const columnOfMoney = (rows: readonly string[][], not: number[]): number =>
  best(
    indices(rows).filter((at) => !not.includes(at)),
    (at) => rows.filter((cells) => typeof statementPaise(cells[at] ?? "", "point") === "bigint").length,
  );

const widestColumn = (rows: readonly string[][], not: number[]): number =>
  best(
    indices(rows).filter((at) => !not.includes(at)),
    (at) => rows.reduce((sum, cells) => sum + (cells[at]?.replaceAll(/[\d\s.,]/g, "").length ?? 0), 0),
  );

function guessDecimal(rows: readonly string[][], columns: number[]): DecimalSign {
  const cells = rows.flatMap((row) => columns.map((at) => row[at]?.trim() ?? "")).filter((cell) => /\d/.test(cell));
  const commas = cells.filter((cell) => /,\d{1,2}\D*$/.test(cell)).length;
  const points = cells.filter((cell) => /\.\d{1,2}\D*$/.test(cell)).length;
  return commas > points ? "comma" : "point";
}

import { Prisma, type Tx } from "@/lib/platform/db";
import { conflict, invalidField } from "@/lib/platform/errors";
import { settings } from "@/lib/platform/settings";
import { financialYearOf } from "../dates";

/** GST rule 46(b): at most 16 characters, of letters, digits, hyphen and slash. */
export const GST_NUMBER_MAX = 16;
const SEQUENCE_DIGITS = 4;
/** A series that is saved must have room for so many invoices a year. */
const ROOM_DIGITS = 6;

/** `AMA/{fy}/{seq}` with 1 in 25-26 → `AMA/25-26/0001`. */
export const formatNumber = (pattern: string, financialYear: string, sequence: number): string =>
  pattern.replace("{fy}", financialYear).replace("{seq}", String(sequence).padStart(SEQUENCE_DIGITS, "0"));

/** The sequence that a number has in a series and year, or null when it is not of that series. */
export function sequenceIn(pattern: string, financialYear: string, number: string): number | null {
  const [head = "", tail = ""] = pattern.replace("{fy}", financialYear).split("{seq}");
  if (!number.startsWith(head) || !number.endsWith(tail)) return null;
  const digits = number.slice(head.length, number.length - tail.length);
  if (!/^\d{4,9}$/.test(digits)) return null;
  const sequence = Number(digits);
  return sequence > 0 && formatNumber(pattern, financialYear, sequence) === number ? sequence : null;
}

/**
 * @param registered whether the company is registered for GST, whose rule then limits the number's length
 * @throws DomainError invalid: a pattern without the year or the sequence, of other characters, or that grows too long
 */
export function checkPattern(pattern: string, registered: boolean, field: string): void {
  const count = (token: string) => pattern.split(token).length - 1;
  if (count("{fy}") !== 1 || count("{seq}") !== 1)
    throw invalidField(field, "must have {fy} for the financial year and {seq} for the number, once each");
  if (!/^[A-Za-z0-9/-]*$/.test(pattern.replace("{fy}", "").replace("{seq}", "")))
    throw invalidField(field, "may have letters, digits, hyphens and slashes beside {fy} and {seq}");
  if ((Object.values(NOTE_PATTERNS) as string[]).includes(pattern))
    throw invalidField(field, "is the series of the company's notes");
  const longest = formatNumber(pattern, "25-26", 10 ** ROOM_DIGITS - 1).length;
  if (registered && longest > GST_NUMBER_MAX)
    throw invalidField(
      field,
      `would grow to ${longest} characters; an invoice under GST may have ${GST_NUMBER_MAX} (rule 46(b))`,
    );
  if (longest > 30) throw invalidField(field, "is too long");
}

/** The pattern that was asked for, or the setting's, or, where another company has that, one with the name's letters. */
export async function patternFor(tx: Tx, companyName: string, asked: string | null): Promise<string> {
  const isFree = async (invoicePattern: string) =>
    (await tx.ledgerCompany.findUnique({ where: { invoicePattern }, select: { id: true } })) === null;
  if (asked !== null) {
    if (await isFree(asked)) return asked;
    throw invalidField("invoice_pattern", "Another company numbers its invoices like this");
  }
  const usual = settings().INVOICE_NUMBER_PATTERN;
  if (await isFree(usual)) return usual;
  const letters =
    companyName
      .toUpperCase()
      .replaceAll(/[^A-Z0-9]/g, "")
      .slice(0, 3) || "INV";
  const own = `${letters}/{fy}/{seq}`;
  if (await isFree(own)) return own;
  throw invalidField("invoice_pattern", `is needed: another company numbers its invoices like ${own}`);
}

/**
 * How notes are numbered: every company has its own series of each kind, since a number must be unique within the company
 * only. They fit the 16 characters with a million a year.
 */
export const NOTE_PATTERNS = {
  credit_note: "CN/{fy}/{seq}",
  debit_note: "DN/{fy}/{seq}",
  vendor_debit_note: "VDN/{fy}/{seq}",
} as const;

type Series = { id: number; invoicePattern: string };

/** The number that the next invoice of that day would have. Asking takes none. */
export async function previewNumber(tx: Tx, company: Series, date: string): Promise<string> {
  const financialYear = financialYearOf(date);
  const row = await tx.ledgerSeries.findUnique({
    where: {
      companyId_series_financialYear: { companyId: company.id, series: company.invoicePattern, financialYear },
    },
  });
  return formatNumber(company.invoicePattern, financialYear, (row?.lastNumber ?? 0) + 1);
}

/**
 * Takes the next number of the series in the transaction that uses it: when that fails, the number is given to the next
 * one. The year is that of the document, so that one of 31 March written in April is numbered in the old year.
 */
export async function takeNumber(tx: Tx, company: Series, date: string): Promise<string> {
  const financialYear = financialYearOf(date);
  const [row] = await tx.$queryRaw<{ last_number: number }[]>(
    Prisma.sql`INSERT INTO ledger_series AS s (company_id, series, financial_year, last_number)
               VALUES (${company.id}, ${company.invoicePattern}, ${financialYear}, 1)
               ON CONFLICT (company_id, series, financial_year) DO UPDATE SET last_number = s.last_number + 1
               RETURNING s.last_number`,
  );
  return formatNumber(company.invoicePattern, financialYear, row?.last_number ?? 1);
}

/** The same for a note of a company. */
export const takeNoteNumber = (
  tx: Tx,
  companyId: number,
  kind: keyof typeof NOTE_PATTERNS,
  date: string,
): Promise<string> => takeNumber(tx, { id: companyId, invoicePattern: NOTE_PATTERNS[kind] }, date);

/** The number that the next note of that day would have. Asking takes none. */
export const previewNoteNumber = (
  tx: Tx,
  companyId: number,
  kind: keyof typeof NOTE_PATTERNS,
  date: string,
): Promise<string> => previewNumber(tx, { id: companyId, invoicePattern: NOTE_PATTERNS[kind] }, date);

/**
 * Takes the number that a client brings. One of the company's own series must be the next one, since its numbers have no
 * gaps; one of any other form is taken as it is.
 *
 * @throws DomainError conflict `number_taken`, `number_out_of_turn`
 */
export async function takeGivenNumber(tx: Tx, company: Series, date: string, given: string): Promise<string> {
  const taken = await tx.ledgerVoucher.findFirst({ where: { kind: "invoice", number: given }, select: { id: true } });
  if (taken) throw conflict("number_taken", `Invoice ${given} exists already`);
  if (sequenceIn(company.invoicePattern, financialYearOf(date), given) === null) return given;
  const next = await takeNumber(tx, company, date);
  if (next !== given) throw conflict("number_out_of_turn", `The next invoice of this series is ${next}, not ${given}`);
  return next;
}

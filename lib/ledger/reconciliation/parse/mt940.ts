import { isLegalDate } from "@/lib/platform/time";
import { paiseOf } from "../../rupees";
import { oneLine } from "./decode";
import { badStatement, joined, type ParsedStatement, type StatementLine } from "./statement";

// Fields of SWIFT MT940 (Standards MT, category 9). Why they are read here and not by a library: docs/decisions/0019.

/** `:61:260401` and the rest: what a field is called, and its text with the lines that continue it. */
type Field = { tag: string; text: string };

const FIELD = /^:(\d{2}[A-Z]?):(.*)$/;
/** The end of a message, or SWIFT's own blocks around it. */
const BLOCK = /^(-\}?|\{[1-5]:.*|\}|-)$/;
/** Balance: side, day, currency, amount. */
const BALANCE = /^([CD])(\d{6})([A-Z]{3})(\d{1,13}(?:,\d{0,2})?)$/;
/** Statement line: value date, entry date, side, funds code, amount, kind, the customer's and the bank's reference. */
const LINE = /^(\d{6})(\d{4})?(R?[CD]|E[CD])([A-Z])?(\d{1,13},\d{0,2})([A-Z][A-Z0-9]{3})?([^\n]*)(?:\n([\s\S]*))?$/;
/** Codes that part field 86 into subfields, as banks after the German pattern write it. */
const SUBFIELD = /\?\d{2}/g;

export const looksLikeMt940 = (text: string): boolean => /^:20:/m.test(text) && /^:60[FM]:/m.test(text);

/**
 * Reads the statements of an MT940 file as one.
 *
 * @throws DomainError invalid `bad_statement`, naming the field that cannot be read
 */
export function parseMt940(text: string): ParsedStatement {
  return joined(messagesOf(fieldsOf(text)).map(statementOf));
}

function fieldsOf(text: string): Field[] {
  const fields: Field[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    // The first block of a message may stand before its first field on one line.
    const bare = line.replace(/^(\{[1-5]:[^{}]*(\{[^{}]*\})*[^{}]*\})*(\{4:)?/, "");
    const [, tag, rest = ""] = FIELD.exec(bare) ?? [];
    const last = fields.at(-1);
    if (tag) fields.push({ tag, text: rest });
    else if (last && bare.trim() !== "" && !BLOCK.test(bare.trim())) last.text += `\n${bare}`;
  }
  return fields;
}

/** A message begins with each field 20. */
function messagesOf(fields: Field[]): Field[][] {
  const messages: Field[][] = [];
  for (const field of fields) {
    if (field.tag === "20") messages.push([]);
    messages.at(-1)?.push(field);
  }
  return messages;
}

function statementOf(fields: Field[]): ParsedStatement {
  const account = oneLine(fields.find(({ tag }) => tag === "25")?.text ?? "") || null;
  const opening = balanceOf(fields, /^60[FM]$/, "opening");
  const closing = balanceOf(fields, /^62[FM]$/, "closing");
  const lines: StatementLine[] = [];
  let isLineBefore = false;
  for (const { tag, text } of fields) {
    const line = lines.at(-1);
    if (tag === "61") lines.push(lineOf(text, lines.length + 1));
    // Field 86 belongs to the line before it; behind the closing balance it is about the whole statement.
    else if (tag === "86" && line && isLineBefore)
      line.description = oneLine(`${text.replaceAll(SUBFIELD, " ")} ${line.description}`);
    isLineBefore = tag === "61";
  }
  for (const line of lines) line.description ||= line.reference || "(no description)";
  const days = lines.map(({ date }) => date).sort();
  return {
    format: "mt940",
    account,
    firstDay: days[0] ?? closing.date,
    lastDay: [days.at(-1) ?? closing.date, closing.date].sort().at(-1) ?? closing.date,
    opening: opening.amount,
    closing: closing.amount,
    lines,
  };
}

function balanceOf(fields: Field[], tag: RegExp, what: string): { date: string; amount: bigint } {
  const field = fields.find((one) => tag.test(one.tag));
  if (!field) throw badStatement(`A statement of the file has no ${what} balance`);
  const [, side, day = "", currency, digits = ""] = BALANCE.exec(field.text.trim()) ?? [];
  const date = dayOf(day);
  const amount = paiseOfComma(digits);
  if (!side || date === null || amount === null)
    throw badStatement(`Field :${field.tag}: "${oneLine(field.text, 60)}" is no balance`);
  if (currency !== "INR") throw badStatement(`The statement is in ${currency}; the books are in INR`);
  return { date, amount: side === "D" ? -amount : amount };
}

function lineOf(text: string, row: number): StatementLine {
  const [, valueDay = "", entryDay, side, , digits = "", , references = "", supplement = ""] = LINE.exec(text) ?? [];
  const valued = dayOf(valueDay);
  const amount = paiseOfComma(digits);
  if (!side || valued === null || amount === null || amount === 0n)
    throw badStatement(`Line ${row} of the statement, :61:${oneLine(text, 80)}, cannot be read`);
  const date = entryDay ? entryDate(valued, entryDay) : valued;
  if (date === null) throw badStatement(`Line ${row} of the statement has the date ${entryDay}, which is none`);
  // RC takes back a credit and RD a debit.
  const isOut = side === "D" || side === "RC" || side === "ED";
  const [own = "", bank = ""] = references.split("//");
  const named = [own, bank].map((one) => oneLine(one, 100)).filter((one) => one !== "" && one !== "NONREF");
  return {
    row,
    date,
    amount: isOut ? -amount : amount,
    description: oneLine(supplement),
    reference: named[0] ?? "",
    balance: null,
  };
}

/** `YYMMDD` of this century. */
function dayOf(text: string): string | null {
  const date = `20${text.slice(0, 2)}-${text.slice(2, 4)}-${text.slice(4, 6)}`;
  return /^\d{6}$/.test(text) && isLegalDate(date) ? date : null;
}

/** The entry date bears no year: it is the one that brings it nearest to the value date. */
function entryDate(valued: string, entryDay: string): string | null {
  const year = Number(valued.slice(0, 4));
  const at = Date.parse(`${valued}T00:00:00Z`);
  const near = [year - 1, year, year + 1]
    .map((one) => `${one}-${entryDay.slice(0, 2)}-${entryDay.slice(2)}`)
    .filter(isLegalDate)
    .sort((a, b) => Math.abs(Date.parse(a) - at) - Math.abs(Date.parse(b) - at));
  return near[0] ?? null;
}

function paiseOfComma(digits: string): bigint | null {
  const paise = paiseOf(digits.replace(",", ".").replace(/\.$/, ""));
  return typeof paise === "bigint" ? paise : null;
}

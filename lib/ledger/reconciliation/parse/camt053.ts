import { XMLParser, XMLValidator } from "fast-xml-parser";
import { isLegalDate } from "@/lib/platform/time";
import { paiseOf } from "../../rupees";
import { oneLine } from "./decode";
import { badStatement, joined, type ParsedStatement, type StatementLine } from "./statement";

// ISO 20022 camt.053 (BankToCustomerStatement), versions 001.02 to 001.13: the elements read here are alike in all.

/** An element: its children by name, each a list, and a text where it has one. */
type Node = { [name: string]: Node[] | string | undefined };

const DEPTH_MAX = 40;

export const looksLikeXml = (text: string): boolean => /^\s*(<\?xml|<[\w:]*Document)/.test(text);

/**
 * Reads the statements of a CAMT.053 file as one. A document type is refused, since it could define entities that grow or
 * reach other files.
 *
 * @throws DomainError invalid `bad_statement`
 */
export function parseCamt053(text: string): ParsedStatement {
  const statements = under(rootOf(text), "Document", "BkToCstmrStmt").flatMap((one) => under(one, "Stmt"));
  if (statements.length === 0) throw badStatement("The XML is no CAMT.053 statement");
  return joined(statements.map(statementOf));
}

function rootOf(text: string): Node {
  if (/<!(DOCTYPE|ENTITY|ELEMENT|ATTLIST)/i.test(text))
    throw badStatement("The XML has a document type, which is not read");
  try {
    const valid = XMLValidator.validate(text);
    if (valid !== true)
      throw badStatement(`The file is no XML: line ${valid.err.line}, ${oneLine(valid.err.msg, 120)}`);
    const parser = new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: "@",
      textNodeName: "#",
      removeNSPrefix: true,
      // Amounts and account numbers stay the texts that they are.
      parseTagValue: false,
      parseAttributeValue: false,
      alwaysCreateTextNode: true,
      isArray: (_name, _path, _leaf, isAttribute) => !isAttribute,
      maxNestedTags: DEPTH_MAX,
    });
    return parser.parse(text) as Node;
  } catch (error) {
    if (error instanceof Error && error.name === "DomainError") throw error;
    throw badStatement(`The file is no XML: ${oneLine(error instanceof Error ? error.message : "", 120)}`);
  }
}

/** The elements at the end of a path of names, in the order of the document. */
function under(node: Node | undefined, ...path: string[]): Node[] {
  let found = node ? [node] : [];
  for (const name of path)
    found = found.flatMap((one) => {
      const children = Object.hasOwn(one, name) ? one[name] : undefined;
      return Array.isArray(children) ? children : [];
    });
  return found;
}
const one = (node: Node | undefined, ...path: string[]): Node | undefined => under(node, ...path)[0];
const textOf = (node: Node | undefined): string => (typeof node?.["#"] === "string" ? oneLine(node["#"]) : "");
const texts = (node: Node | undefined, ...path: string[]): string[] =>
  under(node, ...path)
    .map(textOf)
    .filter((text) => text !== "");
const firstText = (node: Node | undefined, ...paths: string[][]): string =>
  paths.map((path) => texts(node, ...path)[0] ?? "").find((text) => text !== "") ?? "";

function statementOf(statement: Node): ParsedStatement {
  const opening = balanceOf(statement, ["OPBD", "PRCD"], "opening");
  const closing = balanceOf(statement, ["CLBD"], "closing");
  const booked = under(statement, "Ntry").filter((entry) => statusOf(entry) === "BOOK");
  const lines = booked.map((entry, index) => lineOf(entry, index + 1));
  const days = lines.map(({ date }) => date).sort();
  return {
    format: "camt053",
    account: firstText(statement, ["Acct", "Id", "IBAN"], ["Acct", "Id", "Othr", "Id"]) || null,
    firstDay: days[0] ?? closing.date,
    lastDay: [days.at(-1) ?? closing.date, closing.date].sort().at(-1) ?? closing.date,
    opening: opening.amount,
    closing: closing.amount,
    lines,
  };
}

/** Entries that are pending or for information only are not on the account. */
const statusOf = (entry: Node): string => firstText(entry, ["Sts", "Cd"], ["Sts"]) || "BOOK";

function balanceOf(statement: Node, codes: string[], what: string): { date: string; amount: bigint } {
  const balances = under(statement, "Bal");
  const found = codes
    .map((code) => balances.find((balance) => firstText(balance, ["Tp", "CdOrPrtry", "Cd"]) === code))
    .find((balance) => balance !== undefined);
  const date = dayOf(one(found, "Dt"));
  if (!found || date === null) throw badStatement(`A statement of the file has no ${what} balance`);
  return { date, amount: amountOf(found, `The ${what} balance`) };
}

function amountOf(node: Node, what: string): bigint {
  const amount = one(node, "Amt");
  const currency = amount?.["@Ccy"];
  if (currency !== "INR") throw badStatement(`${what} is in ${currency ?? "no currency"}; the books are in INR`);
  const paise = paiseOf(textOf(amount));
  if (typeof paise !== "bigint") throw badStatement(`${what}, "${textOf(amount)}", ${paise.reason}`);
  const side = firstText(node, ["CdtDbtInd"]);
  if (side !== "CRDT" && side !== "DBIT") throw badStatement(`${what} says neither CRDT nor DBIT`);
  return side === "DBIT" ? -paise : paise;
}

/** A date, or a time of a day in the bank's own zone. */
function dayOf(node: Node | undefined): string | null {
  const text = firstText(node, ["Dt"], ["DtTm"]).slice(0, 10);
  return isLegalDate(text) ? text : null;
}

function lineOf(entry: Node, row: number): StatementLine {
  const amount = amountOf(entry, `Entry ${row}`);
  const date = dayOf(one(entry, "BookgDt")) ?? dayOf(one(entry, "ValDt"));
  if (date === null) throw badStatement(`Entry ${row} has no date of the calendar`);
  if (amount === 0n) throw badStatement(`Entry ${row} is of no amount`);
  const details = one(entry, "NtryDtls", "TxDtls");
  const other = amount > 0n ? "Dbtr" : "Cdtr";
  const described = [
    firstText(details, ["RltdPties", other, "Pty", "Nm"], ["RltdPties", other, "Nm"]),
    ...texts(details, "RmtInf", "Ustrd"),
    ...texts(entry, "AddtlNtryInf"),
  ];
  return {
    row,
    date,
    amount,
    description: oneLine([...new Set(described)].filter(Boolean).join(" ")) || "(no description)",
    reference:
      firstText(
        details,
        ["Refs", "EndToEndId"],
        ["Refs", "TxId"],
        ["Refs", "ChqNb"],
        ["Refs", "InstrId"],
        ["Refs", "UETR"],
      ).replace(/^NOTPROVIDED$/, "") || firstText(entry, ["AcctSvcrRef"], ["NtryRef"]),
    balance: null,
  };
}

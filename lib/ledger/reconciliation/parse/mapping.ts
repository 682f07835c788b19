import { z } from "zod";
import { DATE_ORDERS } from "./dates";

const COLUMNS_MAX = 60;
const column = z
  .int()
  .min(0)
  .max(COLUMNS_MAX - 1);

/**
 * How a bank's CSV is read. Columns are counted from 0, rows from 1. Money stands in one column with its sign (or with
 * `Cr` and `Dr` in a column of its own), or in one column for what went out and one for what came in.
 */
export const CsvMapping = z
  .object({
    /** The row that names the columns; 0: none does. What is above it is not read. */
    header_row: z.int().min(0).max(100),
    date: column,
    description: column,
    reference: column.nullable(),
    amounts: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("two"), debit: column, credit: column }),
      z.object({
        kind: z.literal("signed"),
        amount: column,
        /** Where another column says on which side it is. */
        side: column.nullable(),
        /** More than 0 went out, as some cards' statements have it. */
        turned: z.boolean(),
      }),
    ]),
    balance: column.nullable(),
    date_order: z.enum(DATE_ORDERS),
    decimal: z.enum(["point", "comma"]),
  })
  .meta({
    id: "BankCsvMapping",
    examples: [
      {
        header_row: 1,
        date: 0,
        description: 1,
        reference: 2,
        amounts: { kind: "two", debit: 3, credit: 4 },
        balance: 5,
        date_order: "dmy",
        decimal: "point",
      },
    ],
  });
export type CsvMapping = z.output<typeof CsvMapping>;

/** The columns that a mapping names, each with what it is for. */
export function columnsOf(mapping: CsvMapping): { column: number; use: string }[] {
  const { amounts } = mapping;
  const named = [
    { column: mapping.date, use: "date" },
    { column: mapping.description, use: "description" },
    { column: mapping.reference, use: "reference" },
    ...(amounts.kind === "two"
      ? [
          { column: amounts.debit, use: "amounts.debit" },
          { column: amounts.credit, use: "amounts.credit" },
        ]
      : [
          { column: amounts.amount, use: "amounts.amount" },
          { column: amounts.side, use: "amounts.side" },
        ]),
    { column: mapping.balance, use: "balance" },
  ];
  return named.flatMap(({ column, use }) => (column === null ? [] : [{ column, use }]));
}

import { z } from "zod";
import { db, type Tx } from "@/lib/platform/db";
import { headsOf } from "./parse/csv-statement";
import { CsvMapping } from "./parse/mapping";

/** A mapping holds for files with the same heads; where a file has none, for those of as many columns. */
const Remembered = z.object({ mapping: CsvMapping, heads: z.array(z.string()), columns: z.int() });

const alike = (one: readonly string[], other: readonly string[]): boolean =>
  one.length > 0 && JSON.stringify(one.map(plain)) === JSON.stringify(other.map(plain));
const plain = (head: string): string => head.trim().toLowerCase();
const widthOf = (records: readonly string[][]): number => Math.max(0, ...records.map((cells) => cells.length));
/** What stands above the heads may be longer in another month. */
const ROWS_ABOVE_MAX = 100;

/** The mapping that was confirmed last for an account, where the file has the columns that it speaks of; else null. */
export async function recallMapping(bankAccountId: number, records: string[][]): Promise<CsvMapping | null> {
  const kept = await db().ledgerBankMapping.findUnique({ where: { bankAccountId } });
  const remembered = Remembered.safeParse(kept?.mapping).data;
  if (!remembered) return null;
  const { mapping, heads, columns } = remembered;
  if (mapping.header_row === 0) return columns === widthOf(records) ? mapping : null;
  const at = records.slice(0, ROWS_ABOVE_MAX).findIndex((cells) => alike(heads, cells));
  return at < 0 ? null : { ...mapping, header_row: at + 1 };
}

export async function rememberMapping(
  tx: Tx,
  bankAccountId: number,
  mapping: CsvMapping,
  records: readonly string[][],
): Promise<void> {
  const kept: z.input<typeof Remembered> = { mapping, heads: headsOf(records, mapping), columns: widthOf(records) };
  await tx.ledgerBankMapping.upsert({
    where: { bankAccountId },
    create: { bankAccountId, mapping: kept },
    update: { mapping: kept },
  });
}

import { type Unzipped, unzipSync, zipSync } from "fflate";
import { readSheet } from "read-excel-file/universal";
import { invalidField } from "@/lib/platform/errors";
import { toLegalDate } from "@/lib/platform/time";

/** Of a workbook, unpacked: ten thousand rows of a hundred cells are less. */
const UNPACKED_BYTES_MAX = 60 * 1024 * 1024;
/** The greatest row number of a sheet (ECMA-376 part 1, 18.3.1.73, as Excel limits it). */
const ROW_NUMBER_MAX = 1_048_576;
/** Rows that a sheet has, empty ones that are merely formatted among them. */
const ROW_ELEMENTS_MAX = 100_000;
const COLUMN_MAX = 200;

const refused = (reason: string) => invalidField("file", reason);
const damaged = () => refused("is damaged, or is no Excel workbook (.xlsx)");

/**
 * The first sheet of an XLSX workbook as texts. A formula is never computed: the value that was stored with it is taken.
 *
 * @throws DomainError invalid, field `file`: also for a workbook that is made to fill the memory
 */
export async function workbookRows(bytes: Uint8Array): Promise<string[][]> {
  const parts = unpack(bytes);
  for (const [name, part] of Object.entries(parts))
    if (name.startsWith("xl/worksheets/") && name.endsWith(".xml")) checkPlaces(new TextDecoder().decode(part));
  // Packed anew without compression: what the reader unpacks is no more than what was measured here.
  const plain = new Uint8Array(zipSync(parts, { level: 0 }));
  const rows = await readSheet(plain.buffer).catch(() => {
    throw damaged();
  });
  return rows.map((row) => row.map(cellText));
}

/** Takes the XML out of the archive. A part that says less of its size than it has is cut off there. */
function unpack(bytes: Uint8Array): Unzipped {
  let unpackedBytes = 0;
  const isXml = (name: string) => name.endsWith(".xml") || name.endsWith(".rels");
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!isXml(name)) return false;
        unpackedBytes += originalSize;
        if (unpackedBytes > UNPACKED_BYTES_MAX) throw refused("is too large when it is unpacked");
        return true;
      },
    });
  } catch (error) {
    if (unpackedBytes > UNPACKED_BYTES_MAX) throw error;
    throw damaged();
  }
}

/** Gaps between rows and columns are filled by the reader: an address far outside would be a grid without end. */
function checkPlaces(sheet: string): void {
  if ((sheet.match(/<row\b/g)?.length ?? 0) > ROW_ELEMENTS_MAX)
    throw refused("has too many rows; delete the empty ones below the list");
  for (const [, double, single] of sheet.matchAll(/(?<![\w:.-])r\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const [, column, row] = /^([A-Z]{0,3})([1-9]\d{0,6})$/.exec(double ?? single ?? "") ?? [];
    if (column === undefined || Number(row) > ROW_NUMBER_MAX) throw damaged();
    if (columnNumber(column) > COLUMN_MAX) throw refused(`has more than ${COLUMN_MAX} columns`);
  }
}

/** A is 1, Z is 26, AA is 27. */
const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

/** A date cell is a day; numbers are written out in plain digits. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : toLegalDate(value);
  if (typeof value === "number" && Number.isInteger(value))
    return value.toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: 0 });
  return String(value);
}

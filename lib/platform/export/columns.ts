/** What a cell holds. `date` is a legal date (midnight UTC, shown as YYYY-MM-DD); `datetime` a moment, told in UTC. */
export type ExportType = "text" | "number" | "date" | "datetime";
export type ExportValue = string | number | Date | null;

/** One column of an export, the same for every format. */
export type ExportColumn<Row> = {
  header: string;
  type: ExportType;
  /** Width in a spreadsheet, in characters. */
  width: number;
  value(row: Row): ExportValue;
};

/** Rows in pages, so that a long list is never held in memory as a whole. */
export type ExportPages<Row> = AsyncIterable<readonly Row[]>;

/** A value as text that sorts: numbers in plain digits, dates as ISO 8601. */
export function textOf(value: ExportValue, type: ExportType): string {
  if (value === null) return "";
  if (value instanceof Date) return type === "date" ? value.toISOString().slice(0, 10) : value.toISOString();
  return String(value);
}

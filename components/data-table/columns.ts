import {
  type ColumnDef,
  columnVisibilityFeature,
  createColumnHelper,
  type RowData,
  rowPaginationFeature,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
} from "@tanstack/react-table";

/** What a column may say about its looks. */
export type DataColumnMeta = {
  /** The column's name in the columns menu and in the sort announcement, where `header` is not a plain string. */
  label?: string;
  /** Numbers: right-aligned with figures of equal width. */
  numeric?: boolean;
  /** Classes of the header and body cells: widths, mostly. */
  className?: string;
  /** Long text: broken into lines instead of widening the table. */
  wrap?: boolean;
  /** Starts hidden; the columns menu shows it. */
  hidden?: boolean;
};

/** The server sorts, filters and pages, so none of TanStack's row models is registered. */
export const dataTableFeatures = tableFeatures({
  rowSortingFeature,
  columnVisibilityFeature,
  rowPaginationFeature,
  rowSelectionFeature,
  columnMeta: {} as DataColumnMeta,
});

export type DataTableFeatures = typeof dataTableFeatures;

// TanStack's own signature of a list of columns with different value types: their common supertype does not exist.
// biome-ignore lint/suspicious/noExplicitAny: see above.
export type DataColumns<Row extends RowData> = ColumnDef<DataTableFeatures, Row, any>[];

/** Typed columns: `const c = dataColumns<LicenseRow>(); const columns = c.columns([c.accessor("number", { header: "Number" })])`. */
export const dataColumns = <Row extends RowData>() => createColumnHelper<DataTableFeatures, Row>();

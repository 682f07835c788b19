"use client";

import { type RowData, useTable } from "@tanstack/react-table";
import { SearchX } from "lucide-react";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { texts } from "../texts";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { ScrollBox } from "../ui/scroll-box";
import { BulkBar, withSelection } from "./bulk";
import { type DataColumns, type DataTableFeatures, dataTableFeatures } from "./columns";
import { type DataTableFilter, Filters } from "./filters";
import { Pagination } from "./pagination";
import { focusFirstRow, moveBetweenRows } from "./row-keys";
import { SearchBox } from "./search-box";
import { NothingMatches, TableFrame, TableToolbar } from "./table-frame";
import { DataRow, HeaderCell } from "./table-parts";
import { awaitedParams, type TableChange, type TableParams } from "./table-query";
import { type ExportLink, ExportMenu, ViewMenu } from "./toolbar-menus";
import { useTableQuery } from "./use-table-query";
import { useTableView } from "./use-table-view";

export type DataTableProps<Row extends RowData> = {
  /** Names the table in the browser's memory of columns and row height: "licenses". */
  id: string;
  /** Names the table for screen readers: "Licenses". */
  label: string;
  /** Made with `dataColumns<Row>()` at module level: new columns at each render would rebuild the table. */
  columns: DataColumns<Row>;
  /** The rows of this page, sorted and filtered by the server. */
  rows: Row[];
  /** How many rows there are on all pages. */
  total: number;
  /** What `parseTableParams` made of the address. */
  params: TableParams;
  rowId: (row: Row) => string;
  /** Where a row leads. The first column becomes the link, the whole row can be clicked. */
  rowHref?: (row: Row) => string;
  /** The search's placeholder, which says what is searched; without it there is no search. */
  search?: string;
  filters?: readonly DataTableFilter[];
  exports?: readonly ExportLink[];
  /** Shown when there is nothing at all, as opposed to nothing that matches. Say what to do next. */
  empty: ReactNode;
  /** Makes rows selectable; renders the buttons that act on the chosen ids. */
  bulkActions?: (ids: string[], clear: () => void) => ReactNode;
};

/** What the server has read for the table's address. */
export type TablePage<Row extends RowData> = Pick<DataTableProps<Row>, "rows" | "total" | "params">;

/** The same with what a page says of the whole list. */
export type ListTableProps<Row extends RowData> = TablePage<Row> &
  Required<Pick<DataTableProps<Row>, "filters" | "exports" | "empty">>;

/**
 * A list whose server sorts, filters, searches and pages, and whose state is its address. The page parses the address
 * (`parseTableParams`), reads the rows and gives both to this.
 */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const {
    id,
    label,
    columns,
    rows,
    total,
    params,
    rowId,
    rowHref,
    search,
    filters = [],
    exports,
    empty,
    bulkActions,
  } = props;
  const scrollBox = useRef<HTMLElement>(null);
  const { pending, query, apply } = useTableQuery();
  const [view, setView] = useTableView(id);
  const [chosen, setChosen] = useState<Record<string, true>>({});

  const selectable = bulkActions !== undefined;
  const allColumns = useMemo(() => (selectable ? withSelection(columns) : columns), [columns, selectable]);
  const columnVisibility = useMemo(() => {
    const hidden = columns.map((column) => [columnId(column), column.meta?.hidden ?? false] as const);
    return Object.fromEntries(
      hidden.map(([columnKey, byDefault]) => [columnKey, !(view.hidden[columnKey] ?? byDefault)]),
    );
  }, [columns, view]);
  // Only rows of this page count as chosen: what a person no longer sees must not be acted on.
  const rowSelection = useMemo(() => {
    const present = new Set(rows.map(rowId));
    return Object.fromEntries(Object.entries(chosen).filter(([key]) => present.has(key)));
  }, [chosen, rows, rowId]);

  const table = useTable<DataTableFeatures, Row>({
    features: dataTableFeatures,
    columns: allColumns,
    data: rows,
    getRowId: rowId,
    manualSorting: true,
    manualPagination: true,
    rowCount: total,
    enableRowSelection: selectable,
    enableSortingRemoval: false,
    enableMultiSort: false,
    state: {
      sorting: [params.sort],
      pagination: { pageIndex: params.page - 1, pageSize: params.pageSize },
      columnVisibility,
      rowSelection,
    },
    onRowSelectionChange: (update) => setChosen((now) => (typeof update === "function" ? update(now) : update)),
  });

  // The controls answer at once; the rows follow when the server has answered.
  const shown = pending
    ? awaitedParams(
        params,
        query,
        filters.map((filter) => filter.id),
      )
    : params;

  const change = (next: TableChange) => {
    setChosen({});
    apply(next);
  };
  const searchFor = (q: string) => {
    setChosen({});
    // One step back undoes a whole search, not each pause in its typing.
    apply({ q }, { replace: params.q !== "" && q !== "" });
  };

  const narrowed = params.q !== "" || Object.keys(params.filters).length > 0;
  const bare = total === 0 && !narrowed;
  const hideable = columns.slice(1).map((column) => ({
    id: columnId(column),
    label: columnLabel(column),
    visible: columnVisibility[columnId(column)] ?? true,
  }));
  const ids = Object.keys(rowSelection);
  const visibleRows = table.getRowModel().rows;

  return (
    <TableFrame>
      <TableToolbar pending={pending}>
        {ids.length > 0 && bulkActions ? (
          <BulkBar count={ids.length} onClear={() => setChosen({})}>
            {bulkActions(ids, () => setChosen({}))}
          </BulkBar>
        ) : (
          <>
            {search ? (
              <SearchBox
                value={params.q}
                placeholder={search}
                onSearch={searchFor}
                onArrowDown={() => focusFirstRow(scrollBox.current)}
              />
            ) : null}
            <Filters filters={filters} chosen={shown.filters} onChange={(changed) => change({ filters: changed })} />
            <span className="ml-auto flex gap-2">
              {exports && exports.length > 0 && !bare ? <ExportMenu links={exports} /> : null}
              <ViewMenu
                columns={hideable}
                compact={view.compact}
                onColumn={(column, visible) => setView({ hidden: { ...view.hidden, [column]: !visible } })}
                onCompact={(compact) => setView({ compact })}
              />
            </span>
          </>
        )}
      </TableToolbar>
      <ScrollBox ref={scrollBox} label={label} className="max-h-[max(22rem,calc(100dvh-18.5rem))]">
        <table
          aria-label={label}
          aria-busy={pending}
          aria-rowcount={total + 1}
          className="w-full border-separate border-spacing-0 text-sm aria-busy:cursor-progress"
        >
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                {group.headers.map((header, index) => (
                  <HeaderCell
                    key={header.id}
                    first={index === (selectable ? 1 : 0)}
                    meta={header.column.columnDef.meta}
                    label={columnLabel(header.column.columnDef)}
                    sorted={shown.sort.id === header.column.id ? shown.sort : null}
                    onSort={
                      params.sortable.includes(header.column.id)
                        ? (desc) => change({ sort: { id: header.column.id, desc } })
                        : undefined
                    }
                  >
                    <table.FlexRender header={header} />
                  </HeaderCell>
                ))}
              </tr>
            ))}
          </thead>
          <tbody onKeyDown={moveBetweenRows}>
            {visibleRows.map((row) => (
              <DataRow
                key={row.id}
                href={rowHref?.(row.original)}
                selected={selectable ? row.getIsSelected() : undefined}
                compact={view.compact}
                linkAt={selectable ? 1 : 0}
                cells={row.getVisibleCells().map((cell) => ({
                  id: cell.id,
                  meta: cell.column.columnDef.meta,
                  content: <table.FlexRender cell={cell} />,
                }))}
              />
            ))}
          </tbody>
        </table>
        {visibleRows.length > 0 ? null : bare ? (
          empty
        ) : narrowed && total === 0 ? (
          <NothingMatches
            onClear={() =>
              change({ q: "", filters: Object.fromEntries(Object.keys(params.filters).map((key) => [key, []])) })
            }
          />
        ) : (
          <EmptyState
            icon={<SearchX />}
            title={texts.table.beyondTheEnd}
            action={<Button onClick={() => change({ page: 1 })}>{texts.table.backToFirst}</Button>}
          />
        )}
      </ScrollBox>
      {bare ? null : <Pagination page={shown.page} pageSize={shown.pageSize} total={total} onChange={change} />}
    </TableFrame>
  );
}

type AnyColumn = { id?: string; accessorKey?: unknown; header?: unknown; meta?: { label?: string } };

const columnId = (column: AnyColumn): string => column.id ?? String(column.accessorKey ?? column.header);
const columnLabel = (column: AnyColumn): string =>
  column.meta?.label ?? (typeof column.header === "string" ? column.header : columnId(column));

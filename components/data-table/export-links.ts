import { texts } from "../texts";
import { type TableParams, tableQuery } from "./table-query";
import type { ExportLink } from "./toolbar-menus";

/** The whole list as it is filtered and sorted, not only this page: `path` takes the table's address and a `format`. */
export const exportLinks = (path: string, params: TableParams): ExportLink[] =>
  (["csv", "xlsx"] as const).map((format) => ({
    label: texts.table.exportFormats[format],
    href: `${path}${tableQuery(params)}&format=${format}`,
  }));

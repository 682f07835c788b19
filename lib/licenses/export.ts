import type { Actor } from "@/lib/platform/auth/actor";
import type { ExportColumn } from "@/lib/platform/export/columns";
import type { ExportFormat } from "@/lib/platform/export/export";
import { listExport } from "@/lib/platform/export/list-export";
import { fromLegalDate } from "@/lib/platform/time";
import { type ListedLicense, type Listing, type ListingOrder, listedByIds, listedIds } from "./listing";

const CARD = { none: "not generated", current: "generated", stale: "out of date" } as const;

export const LICENSE_COLUMNS: readonly ExportColumn<ListedLicense>[] = [
  { header: "License number", type: "text", width: 20, value: (row) => row.license_number },
  { header: "Holder", type: "text", width: 28, value: (row) => row.citizen_name },
  { header: "ID number", type: "text", width: 16, value: (row) => row.id_number },
  { header: "Category", type: "text", width: 12, value: (row) => row.category },
  { header: "Status", type: "text", width: 16, value: (row) => row.status },
  { header: "Issued", type: "date", width: 12, value: (row) => fromLegalDate(row.issue_date) },
  { header: "Expires", type: "date", width: 12, value: (row) => fromLegalDate(row.expiry_date) },
  { header: "Restrictions", type: "text", width: 28, value: (row) => row.restrictions },
  { header: "Medical conditions", type: "text", width: 28, value: (row) => row.medical_conditions },
  { header: "Card", type: "text", width: 14, value: (row) => CARD[row.card_state] },
  {
    header: "Card generated (UTC)",
    type: "datetime",
    width: 20,
    value: (row) => row.last_generated && new Date(row.last_generated),
  },
  { header: "Registered (UTC)", type: "datetime", width: 20, value: (row) => new Date(row.created_at) },
];

/**
 * The list of licenses as a file, with the list's own filter and order.
 *
 * @throws DomainError too_large for a workbook of too many rows
 */
export async function exportLicenses(
  actor: Actor,
  format: ExportFormat,
  listing: Listing,
  order: ListingOrder,
  now = new Date(),
): Promise<Response> {
  const ids = await listedIds(actor, listing, order, now);
  const list = { format, resourceType: "license", things: "licenses", columns: LICENSE_COLUMNS, ids };
  return listExport(actor, { ...list, load: listedByIds, asked: { filter: listing, ...order } }, now);
}

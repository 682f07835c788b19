import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import type { ExportColumn } from "@/lib/platform/export/columns";
import type { ExportFormat } from "@/lib/platform/export/export";
import { listExport } from "@/lib/platform/export/list-export";
import { maySearchPeople } from "./policy";
import { type PeopleFilter, type PeopleSort, peopleWhere } from "./queries";
import { type PersonRow, withPhoto } from "./view";

export const PEOPLE_COLUMNS: readonly ExportColumn<PersonRow>[] = [
  { header: "ID number", type: "text", width: 16, value: (row) => row.idNumber },
  { header: "Last name", type: "text", width: 22, value: (row) => row.lastName },
  { header: "First name", type: "text", width: 18, value: (row) => row.firstName },
  { header: "Middle name", type: "text", width: 18, value: (row) => row.middleName },
  { header: "Date of birth", type: "date", width: 13, value: (row) => row.dateOfBirth },
  { header: "Gender", type: "text", width: 9, value: (row) => row.gender },
  { header: "Marital status", type: "text", width: 14, value: (row) => row.maritalStatus },
  { header: "Phone", type: "text", width: 18, value: (row) => row.phoneNumber },
  { header: "E-mail", type: "text", width: 28, value: (row) => row.email },
  { header: "Address line 1", type: "text", width: 26, value: (row) => row.addressLine1 },
  { header: "Address line 2", type: "text", width: 22, value: (row) => row.addressLine2 },
  { header: "City", type: "text", width: 18, value: (row) => row.city },
  { header: "Province", type: "text", width: 18, value: (row) => row.stateProvince },
  { header: "Postal code", type: "text", width: 12, value: (row) => row.postalCode },
  { header: "Country", type: "text", width: 16, value: (row) => row.country },
  { header: "Nationality", type: "text", width: 16, value: (row) => row.nationality },
  { header: "Photo", type: "text", width: 8, value: (row) => (row.photoProcessedId ? "yes" : "no") },
  { header: "Registered (UTC)", type: "datetime", width: 20, value: (row) => row.createdAt },
];

export type PeopleOrder = { sort: PeopleSort; desc: boolean };
/** The order of the desk's list where none is asked for. */
export const PEOPLE_ORDER: PeopleOrder = { sort: "created_at", desc: true };

const COLUMN = {
  last_name: "lastName",
  first_name: "firstName",
  id_number: "idNumber",
  date_of_birth: "dateOfBirth",
  created_at: "createdAt",
} as const satisfies Record<PeopleSort, string>;

async function idsOf(actor: Actor, filter: PeopleFilter, { sort, desc }: PeopleOrder): Promise<number[]> {
  permit(maySearchPeople(actor));
  const rows = await db().person.findMany({
    where: peopleWhere(actor, filter),
    orderBy: [{ [COLUMN[sort]]: desc ? "desc" : "asc" }, { id: "asc" }],
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/**
 * The list of people as a file, with the list's own filter and order; the audit row is committed before the first byte.
 *
 * @throws DomainError too_large for a workbook of too many rows
 */
export async function exportPeople(
  actor: Actor,
  format: ExportFormat,
  filter: PeopleFilter,
  order: PeopleOrder,
  now = new Date(),
): Promise<Response> {
  const ids = await idsOf(actor, filter, order);
  const load = (page: number[]) => db().person.findMany({ where: { id: { in: page } }, include: withPhoto });
  const list = { format, resourceType: "citizen", things: "people", columns: PEOPLE_COLUMNS, ids, load };
  return listExport(actor, { ...list, asked: { filter, ...order } }, now);
}

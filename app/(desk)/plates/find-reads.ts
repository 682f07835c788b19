import { pageWindow } from "@/components/data-table/search-params";
import type { EventFilter } from "@/lib/plates/events/filter";
import { type EventOrder, listEvents } from "@/lib/plates/events/queries";
import type { EventView } from "@/lib/plates/events/schema";
import { assertBounded, type SearchReason, searchPlates } from "@/lib/plates/search/service";
import type { Actor } from "@/lib/platform/auth/actor";
import { DomainError } from "@/lib/platform/errors";
import { type ReadsParams, readsFilter } from "./table";

/** By field: `plate`, `purpose`, `case_number`; "" is the search as a whole. */
export type Refusal = Partial<Record<string, string>>;
export type FoundReads = { items: EventView[]; total: number; refusal: Refusal | null };

export const reasonOf = ({ filters }: Pick<ReadsParams, "filters">): SearchReason => ({
  purpose: filters.purpose?.at(-1),
  caseNumber: filters.case?.at(-1),
});

/** The reads that an address asks for. With a plate in it, it is a search: it is logged, or refused. */
export async function findReads(actor: Actor, params: ReadsParams): Promise<FoundReads> {
  const filter = readsFilter(params);
  const { plate, ...rest } = filter;
  if (!plate) return { ...(await listEvents(actor, rest, pageWindow(params), orderOf(params))), refusal: null };
  return searchOrRefusal(actor, filter, params);
}

const orderOf = ({ sort }: ReadsParams): EventOrder => ({ sort: sort.id, desc: sort.desc });

async function searchOrRefusal(actor: Actor, filter: EventFilter, params: ReadsParams): Promise<FoundReads> {
  try {
    assertBounded(filter);
    const asked = { filter, page: pageWindow(params), order: orderOf(params), reason: reasonOf(params) };
    const { items, total } = await searchPlates(actor, asked);
    return { items, total, refusal: null };
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind !== "invalid") throw error;
    return { items: [], total: 0, refusal: refusalOf(error) };
  }
}

export const refusalOf = (error: DomainError): Refusal =>
  error.fields?.length
    ? Object.fromEntries(error.fields.map(({ name, reason }) => [name, reason]))
    : { "": error.message };

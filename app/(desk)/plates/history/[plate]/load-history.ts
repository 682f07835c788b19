import type { TableParams } from "@/components/data-table/search-params";
import type { EventView } from "@/lib/plates/events/schema";
import { searchPlates } from "@/lib/plates/search/service";
import type { Actor } from "@/lib/platform/auth/actor";
import { DomainError } from "@/lib/platform/errors";
import { type Refusal, refusalOf } from "../../find-reads";

/** A plate that was seen more often is shown by its newest sightings. */
export const SIGHTINGS_SHOWN = 500;

export type PlateHistory = { items: EventView[]; total: number; refusal: Refusal | null };
export type HistoryFilters = TableParams<"captured_at", "alike" | "purpose" | "case">["filters"];

/** Every sighting of one plate, the newest first. It is a search, so it is logged, or refused without its purpose. */
export async function loadHistory(actor: Actor, plate: string, filters: HistoryFilters): Promise<PlateHistory> {
  try {
    const { items, total } = await searchPlates(actor, {
      filter: { plate: { text: plate, mode: "exact", lookAlike: filters.alike?.at(-1) === "yes" } },
      page: { skip: 0, take: SIGHTINGS_SHOWN },
      reason: { purpose: filters.purpose?.at(-1), caseNumber: filters.case?.at(-1) },
    });
    return { items, total, refusal: null };
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind !== "invalid") throw error;
    return { items: [], total: 0, refusal: refusalOf(error) };
  }
}

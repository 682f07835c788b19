import { cache } from "react";
import { findCandidateOrDeleted } from "@/lib/candidates/queries";
import type { CandidateRow } from "@/lib/candidates/view";
import type { Actor } from "@/lib/platform/auth/actor";
import { requireActor } from "@/lib/platform/auth/current";
import { loadRow } from "../_shared/load-row";

/** The candidate that an address names, deleted ones too, for the page and its title alike. */
export const loadCandidate = cache(async (id: string): Promise<{ actor: Actor; candidate: CandidateRow }> => {
  const actor = await requireActor("staff");
  return { actor, candidate: await loadRow(id, (row) => findCandidateOrDeleted(actor, row)) };
});

import { partyChoice } from "@/lib/ledger/desk/choices";
import type { DraftFormName } from "@/lib/ledger/desk/draft-forms";
import { getDraft } from "@/lib/ledger/desk/drafts";
import type { Actor } from "@/lib/platform/auth/actor";
import { DomainError } from "@/lib/platform/errors";
import type { ResumedDraft } from "./_components/resumed-draft";

export type DraftRefusal = { refused: string | null; posted: boolean };

const DRAFT_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const PARTY = /^(party|lines\.\d{1,2}\.party)$/;

/** The draft of an address with its parties as they are now; why there is none, where it was posted or deleted. */
export async function loadDraft(
  actor: Actor,
  id: string | undefined,
): Promise<(ResumedDraft & { form: DraftFormName }) | DraftRefusal | null> {
  if (!id || !DRAFT_ID.test(id)) return null;
  try {
    const draft = await getDraft(actor, id);
    const ids = Object.entries(draft.data).flatMap(([name, value]) =>
      PARTY.test(name) && typeof value === "string" && /^[1-9]\d{0,8}$/.test(value) ? [Number(value)] : [],
    );
    const found = await Promise.all([...new Set(ids)].map((party) => partyChoice(actor, party)));
    const { updatedAt: _, ...rest } = draft;
    return { ...rest, parties: found.filter((party) => party !== null) };
  } catch (error) {
    if (error instanceof DomainError && error.code === "draft_posted") return { refused: error.message, posted: true };
    if (error instanceof DomainError && error.kind === "not_found") return { refused: null, posted: false };
    throw error;
  }
}

import { type Operation, operation } from "@/lib/platform/http/operation";
import { MOVES, type Move } from "./life-cycle";
import { moveLicense } from "./life-cycle-service";
import { getLicense } from "./queries";
import { LicenseId, LicenseView, MoveInput } from "./schema";
import { licenseView } from "./view";

const WORDS: Record<Move, { summary: string; description: string }> = {
  suspend: { summary: "Suspend a license", description: "From active; reactivating takes it back." },
  reactivate: {
    summary: "Reactivate a suspended license",
    description: "It is active again, or expired if its date has passed meanwhile.",
  },
  renew: {
    summary: "Renew a license",
    description: "From active or expired: valid for five years from today. The card must be generated anew.",
  },
  revoke: { summary: "Revoke a license", description: "For good: no move leads away from it." },
};

/** `POST /{id}/suspend`, `/reactivate`, `/renew`, `/revoke`: what the React client's detail page calls (rest-contract 1.8). */
export const lifeCycleOperations: Operation[] = MOVES.map((move) =>
  operation({
    id: `licenses.${move}`,
    method: "POST",
    path: `/{id}/${move}`,
    ...WORDS[move],
    who: "staff",
    params: LicenseId,
    body: MoveInput,
    response: LicenseView,
    errors: { illegal_transition: 409, edited_meanwhile: 409 },
    replay: async (actor, id) => licenseView(await getLicense(actor, Number(id))),
    handle: async ({ actor, params, body }) =>
      licenseView(await moveLicense(actor, params.id, move, body.reason ?? null)),
  }),
);

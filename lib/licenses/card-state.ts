import type { LicenseGeneration, Media } from "@/lib/generated/prisma/client";
import { db } from "@/lib/platform/db";
import { inputHashOf } from "./generation/card-data";
import type { LicenseRow } from "./view";

/** No card drawn yet, one that would come out the same today, or one drawn before something on it changed. */
export type CardState = "none" | "current" | "stale";
/** What made a card stale: another portrait, or anything else that is drawn. */
export type StaleReason = "photo" | "details";

type WithPortrait = LicenseRow & {
  person: { photoProcessedId: string | null; photoProcessed: Pick<Media, "sha256"> | null };
};

export type CardStanding = { state: CardState; reason: StaleReason | null };

/** How the licenses' cards stand, by license id, with one query however many licenses there are. */
export async function cardStates(licenses: readonly WithPortrait[]): Promise<Map<number, CardStanding>> {
  const ids = licenses.flatMap(({ currentGenerationId }) => currentGenerationId ?? []);
  const generations = ids.length === 0 ? [] : await db().licenseGeneration.findMany({ where: { id: { in: ids } } });
  const byId = new Map(generations.map((generation) => [generation.id, generation]));
  return new Map(
    licenses.map((license) => [license.id, standingOf(license, byId.get(license.currentGenerationId ?? ""))]),
  );
}

function standingOf(license: WithPortrait, generation: LicenseGeneration | undefined): CardStanding {
  if (!generation) return { state: "none", reason: null };
  const hash = inputHashOf(license, license.person.photoProcessed?.sha256 ?? null);
  if (generation.inputHash === hash) return { state: "current", reason: null };
  return { state: "stale", reason: generation.photoMediaId === license.person.photoProcessedId ? "details" : "photo" };
}

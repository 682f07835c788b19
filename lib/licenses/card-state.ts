import type { Media } from "@/lib/generated/prisma/client";
import { db, type Prisma } from "@/lib/platform/db";
import { TEMPLATE_VERSION } from "./card/model";
import { inputHashOf } from "./generation/card-data";
import { isGenuine, isUpToDate, type SignedGeneration, withSigner } from "./generation/freshness";
import type { LicenseRow } from "./view";

/** No card drawn yet, one that would come out the same today, or one that has to be drawn again. */
export type CardState = "none" | "current" | "stale";
/** What made a card stale: the revocation of the key that signed it, another template, another portrait, other details. */
export type StaleReason = "key" | "template" | "photo" | "details";

type WithPortrait = LicenseRow & {
  person: { photoProcessedId: string | null; photoProcessed: Pick<Media, "sha256"> | null };
};

export type CardStanding = { state: CardState; reason: StaleReason | null };

/** How the licenses' cards stand, by license id, with one query however many licenses there are. */
export async function cardStates(licenses: readonly WithPortrait[]): Promise<Map<number, CardStanding>> {
  const ids = licenses.flatMap(({ currentGenerationId }) => currentGenerationId ?? []);
  const generations =
    ids.length === 0 ? [] : await db().licenseGeneration.findMany({ where: { id: { in: ids } }, include: withSigner });
  const byId = new Map(generations.map((generation) => [generation.id, generation]));
  return new Map(
    licenses.map((license) => [license.id, standingOf(license, byId.get(license.currentGenerationId ?? ""))]),
  );
}

function standingOf(license: WithPortrait, generation: SignedGeneration | undefined): CardStanding {
  if (!generation) return { state: "none", reason: null };
  const hash = inputHashOf(license, license.person.photoProcessed?.sha256 ?? null);
  if (isUpToDate(generation, hash)) return { state: "current", reason: null };
  return { state: "stale", reason: reasonOf(license, generation) };
}

function reasonOf(license: WithPortrait, generation: SignedGeneration): StaleReason {
  if (!isGenuine(generation)) return "key";
  if (generation.templateVersion !== TEMPLATE_VERSION) return "template";
  return generation.photoMediaId === license.person.photoProcessedId ? "details" : "photo";
}

/** Licenses whose present card bears the signature of a revoked key. */
export const signedByRevokedKey: Prisma.LicenseWhereInput = {
  generations: { some: { state: "current", signingKey: { state: "revoked" } } },
};

/** Licenses whose present card was drawn by an older template. */
export const ofOlderTemplate: Prisma.LicenseWhereInput = {
  generations: { some: { state: "current", templateVersion: { not: TEMPLATE_VERSION } } },
};

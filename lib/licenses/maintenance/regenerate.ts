import { db, type Prisma } from "@/lib/platform/db";
import { type CardStanding, cardStates, ofOlderTemplate, type StaleReason, signedByRevokedKey } from "../card-state";
import { generateInPlace } from "../generation/in-place";
import type { Counts, RegenerateReason, RequestOf } from "./schema";
import type { Task } from "./task";

type Stale = { id: number; licenseNumber: string; reason: RegenerateReason };
type Wanted = Pick<RequestOf<"regenerate-licenses">, "version_cutoff" | "only">;

/** Rows that are read at once: a license must be seen whole to know whether its card would come out otherwise. */
const PAGE = 500;

/** What the database knows by itself, whatever else may be a reason too. */
const NARROWED: Partial<Record<RegenerateReason, Prisma.LicenseWhereInput>> = {
  never_generated: { currentGenerationId: null },
  key_revoked: signedByRevokedKey,
  older_template: ofOlderTemplate,
};

/** Active licenses whose card is missing, old or stale, by id behind `afterId`; those of one reason where it is asked for. */
async function* staleLicenses({ version_cutoff: cutoff, only }: Wanted, afterId: number): AsyncGenerator<Stale> {
  const narrowed = only === "all" ? undefined : NARROWED[only];
  for (let after = afterId; ; ) {
    const page = await db().license.findMany({
      where: { isActive: true, status: "active", id: { gt: after }, ...narrowed },
      include: { person: { include: { photoProcessed: true } } },
      orderBy: { id: "asc" },
      take: PAGE,
    });
    const states = await cardStates(page);
    for (const license of page) {
      const reason = reasonOf(license, cutoff, states.get(license.id));
      if (reason && (only === "all" || narrowed || only === reason))
        yield { id: license.id, licenseNumber: license.licenseNumber, reason };
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.id;
  }
}

const STALE: Record<StaleReason, RegenerateReason> = {
  key: "key_revoked",
  template: "older_template",
  photo: "photo_changed",
  details: "details_changed",
};

function reasonOf(
  license: { lastGenerated: Date | null; generationVersion: string },
  cutoff: string,
  card: CardStanding | undefined,
): RegenerateReason | null {
  if (license.lastGenerated === null || !card || card.state === "none") return "never_generated";
  // As texts, which is how contract 1 compares them.
  if (license.generationVersion < cutoff) return "older_version";
  return card.reason && STALE[card.reason];
}

/** Draws the cards again that are missing, of an older version, or would come out otherwise today. */
export const regenerateLicenses: Task<"regenerate-licenses"> = {
  async plan(wanted) {
    const counts: Counts = {};
    let found = 0;
    for await (const { reason } of staleLicenses(wanted, 0)) {
      counts[reason] = (counts[reason] ?? 0) + 1;
      found += 1;
    }
    return { found, counts };
  },
  async batch({ batch_size: take, ...wanted }, after) {
    const stale: Stale[] = [];
    for await (const license of staleLicenses(wanted, Number(after ?? 0))) {
      stale.push(license);
      if (stale.length === take) break;
    }
    return {
      items: stale.map(({ id, licenseNumber }) => ({
        key: id,
        name: `License ${licenseNumber}`,
        work: async () => {
          await generateInPlace(id, { force: true });
          return "cards_drawn";
        },
      })),
      passed: 0,
      next: stale.length < take ? null : (stale.at(-1)?.id ?? null),
    };
  },
};

import { db } from "@/lib/platform/db";
import { cardStates } from "../card-state";
import { generateInPlace } from "../generation/in-place";
import type { Counts } from "./schema";
import type { Task } from "./task";

/** Why a card is drawn again; the first that holds. */
type Reason = "never_generated" | "older_version" | "photo_changed" | "details_changed";

type Stale = { id: number; licenseNumber: string; reason: Reason };

/** Rows that are read at once: a license must be seen whole to know whether its card would come out otherwise. */
const PAGE = 500;

/** Active licenses whose card is missing, old or stale, by id behind `afterId`. */
async function* staleLicenses(cutoff: string, afterId: number): AsyncGenerator<Stale> {
  for (let after = afterId; ; ) {
    const page = await db().license.findMany({
      where: { isActive: true, status: "active", id: { gt: after } },
      include: { person: { include: { photoProcessed: true } } },
      orderBy: { id: "asc" },
      take: PAGE,
    });
    const states = await cardStates(page);
    for (const license of page) {
      const reason = reasonOf(license, cutoff, states.get(license.id));
      if (reason) yield { id: license.id, licenseNumber: license.licenseNumber, reason };
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.id;
  }
}

function reasonOf(
  license: { lastGenerated: Date | null; generationVersion: string },
  cutoff: string,
  card: { state: "none" | "current" | "stale"; reason: "photo" | "details" | null } | undefined,
): Reason | null {
  if (license.lastGenerated === null || !card || card.state === "none") return "never_generated";
  // As texts, which is how contract 1 compares them.
  if (license.generationVersion < cutoff) return "older_version";
  if (card.state === "current") return null;
  return card.reason === "photo" ? "photo_changed" : "details_changed";
}

/** Draws the cards again that are missing, of an older version, or would come out otherwise today. */
export const regenerateLicenses: Task<"regenerate-licenses"> = {
  async plan({ version_cutoff: cutoff }) {
    const counts: Counts = {};
    let found = 0;
    for await (const { reason } of staleLicenses(cutoff, 0)) {
      counts[reason] = (counts[reason] ?? 0) + 1;
      found += 1;
    }
    return { found, counts };
  },
  async batch({ version_cutoff: cutoff, batch_size: take }, after) {
    const stale: Stale[] = [];
    for await (const license of staleLicenses(cutoff, Number(after ?? 0))) {
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

import { restorePhoto } from "@/lib/people/photo-maintenance";
import { PERSON } from "@/lib/people/photo-service";
import { systemActor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { DomainError } from "@/lib/platform/errors";
import { compareMedia, countLiveMedia, isStillWrong, type Mismatch } from "@/lib/platform/storage/compare";
import { sweepStorage } from "@/lib/platform/storage/sweep";
import { GENERATION } from "../generation/files";
import { generateInPlace } from "../generation/in-place";
import type { Task, WorkItem } from "./task";

/**
 * Compares records with files in both directions. Cards are drawn again and portraits cut again where their file is gone
 * or of another size; what has no source is listed. Files that no record names are counted, and removed on request.
 */
export const syncFiles: Task<"sync-files"> = {
  looksInDryRun: true,
  plan: async () => ({ found: await countLiveMedia(), counts: {} }),
  async batch({ batch_size: take, dry_run: dryRun }, after) {
    const { checked, lastId, mismatches } = await compareMedia(after === null ? null : String(after), take);
    return {
      items: mismatches.map((mismatch) => itemOf(mismatch, dryRun)),
      passed: checked - mismatches.length,
      next: checked < take ? null : lastId,
    };
  },
  async finish({ cleanup_orphaned: cleanup, dry_run: dryRun }) {
    const { orphans } = await sweepStorage({ temporary: false, removed: false, dryRun: dryRun || !cleanup });
    const removed = cleanup && !dryRun;
    return {
      [removed ? "orphaned_files_removed" : "orphaned_files"]: orphans.files,
      [removed ? "space_freed_bytes" : "orphaned_size_bytes"]: orphans.bytes,
    };
  },
};

const FINDINGS = { missing: "its file is missing", wrong_size: "its file has another size than recorded" } as const;

function itemOf(mismatch: Mismatch, dryRun: boolean): WorkItem {
  const { media, owner, kind } = mismatch;
  const place = owner
    ? `${owner.type.replaceAll("_", " ")} ${owner.id}, ${owner.group.replaceAll("_", " ")}`
    : "no owner";
  return {
    key: media.id,
    name: `${media.originalName ?? media.storageKey} (${place})`,
    async work() {
      if (dryRun) throw new DomainError("not_found", kind, `In the storage ${FINDINGS[kind]}`);
      await repair(mismatch);
      return kind === "missing" ? "missing_files_restored" : "damaged_files_restored";
    },
  };
}

async function repair({ media, owner, kind }: Mismatch): Promise<void> {
  // One new drawing brings all five files of a card.
  if (!(await isStillWrong(media))) return;
  if (owner?.type === PERSON) return restorePhoto(systemActor, media.id);
  const license =
    owner?.type === GENERATION
      ? await db().license.findFirst({
          where: { currentGenerationId: owner.id, isActive: true },
          include: { person: { include: { photoProcessed: true } } },
        })
      : null;
  if (!license)
    throw new DomainError("not_found", kind, `In the storage ${FINDINGS[kind]}, and there is nothing to make it from`);
  // The portrait may be lost, too, and its row come later.
  const portrait = license.person.photoProcessed;
  if (portrait && (await isStillWrong(portrait))) await restorePhoto(systemActor, portrait.id);
  await generateInPlace(license.id);
}

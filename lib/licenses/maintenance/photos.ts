import { countWithoutPortrait, peopleWithoutPortrait, processStoredPhoto } from "@/lib/people/photo-maintenance";
import { systemActor } from "@/lib/platform/auth/actor";
import type { Task } from "./task";

/** Cuts the portraits of people whose photo is known but was never processed. */
export const processPhotos: Task<"process-photos"> = {
  plan: async () => ({ found: await countWithoutPortrait(systemActor), counts: {} }),
  async batch({ batch_size: take }, after) {
    const people = await peopleWithoutPortrait(systemActor, Number(after ?? 0), take);
    return {
      items: people.map(({ id, name }) => ({
        key: id,
        name: `${name} (citizen ${id})`,
        work: async () => {
          await processStoredPhoto(systemActor, id);
          return "portraits_made";
        },
      })),
      passed: 0,
      next: people.length < take ? null : (people.at(-1)?.id ?? null),
    };
  },
};

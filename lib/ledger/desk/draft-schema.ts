import { z } from "zod";

/** A form of many lines takes so much at most, as JSON. */
const DRAFT_CHARACTERS_MAX = 100_000;

const Typed = z.union([z.string().max(2000), z.boolean()]);

/** The fields of a form as they were typed, whether they are right or not; lines are lists of such fields. */
export const DraftData = z
  .record(z.string().max(60), z.union([Typed, z.array(z.record(z.string().max(60), Typed)).max(200)]))
  .refine((data) => JSON.stringify(data).length <= DRAFT_CHARACTERS_MAX, "is too much for a draft")
  .meta({ override: { type: "object", additionalProperties: true } });
export type DraftData = z.output<typeof DraftData>;

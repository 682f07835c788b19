import { z } from "zod";
import { Moment } from "@/lib/platform/http/moment";
import { oneOf, QueryFlag } from "@/lib/platform/http/parameters";
import { type Area, type EventFilter, PLATE_MODES } from "../events/filter";
import { REVIEW_STATES } from "../events/schema";

const id = (description: string) =>
  z
    .union([z.literal("").transform(() => undefined), z.uuid()])
    .optional()
    .meta({ description, override: { type: "string", format: "uuid" } });
const share = (description: string) => z.coerce.number().min(0).max(1).optional().meta({ description });

/** `west,south,east,north`, as GeoJSON (RFC 7946, section 5) writes a bounding box. */
const BoundingBox = z
  .string()
  .max(120)
  .transform((text, context): Area | undefined => {
    if (text === "") return undefined;
    const numbers = text.split(",").map(Number);
    const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN] = numbers;
    const right =
      numbers.length === 4 &&
      [west, east].every((lon) => Math.abs(lon) <= 180) &&
      [south, north].every((lat) => Math.abs(lat) <= 90) &&
      south <= north;
    if (right) return { west, south, east, north };
    context.addIssue({ code: "custom", message: "must be west,south,east,north in degrees" });
    return z.NEVER;
  })
  .optional()
  .meta({
    description: "Reads of cameras in this area: west,south,east,north in degrees",
    override: { type: "string", examples: ["27.5,-26.5,28.5,-25.5"] },
  });

/** The filters of reads that lists and searches share, as an address writes them. */
export const EventFilterQuery = z.object({
  camera_id: id("Reads of this camera"),
  area: BoundingBox,
  from_ts: Moment.meta({ description: "Reads from this moment on" }),
  to_ts: Moment.meta({ description: "Reads up to this moment" }),
  min_confidence: share("Reads at least so sure, 0 to 1"),
  max_confidence: share("Reads at most so sure, 0 to 1"),
  review_state: oneOf(REVIEW_STATES),
  region: z
    .string()
    .regex(/^([A-Z]{2}(-[A-Z0-9]{1,3})?)?$/, "must be a country or region like ZA or US-CA")
    .transform((region) => region || undefined)
    .optional()
    .meta({ description: "Plates of this country or region", override: { type: "string", examples: ["ZA"] } }),
  job_id: id("Reads of this upload"),
  hit: QueryFlag.optional().meta({ description: "Only reads with a hit of a BOLO, or without one" }),
});

export const filterOf = (query: z.output<typeof EventFilterQuery>): EventFilter => ({
  cameraId: query.camera_id,
  area: query.area,
  from: query.from_ts,
  to: query.to_ts,
  confidenceMin: query.min_confidence,
  confidenceMax: query.max_confidence,
  reviewState: query.review_state,
  region: query.region,
  jobId: query.job_id,
  hit: query.hit,
});

/** Why somebody searches. */
export const ReasonQuery = z.object({
  purpose: z
    .string()
    .trim()
    .max(200)
    .optional()
    .meta({
      description: "What the search is for; PLATE_SEARCH_PURPOSE can make it mandatory",
      examples: ["Stolen vehicle"],
    }),
  case_number: z
    .string()
    .trim()
    .max(60)
    .optional()
    .meta({
      description: "The case that it is for; PLATE_SEARCH_PURPOSE can make it mandatory",
      examples: ["2026/114"],
    }),
});

export const reasonOf = (query: z.output<typeof ReasonQuery>) => ({
  purpose: query.purpose || undefined,
  caseNumber: query.case_number || undefined,
});

export const SearchQuery = EventFilterQuery.extend(ReasonQuery.shape).extend({
  plate: z
    .string()
    .trim()
    .min(1, "is required")
    .max(40)
    .meta({
      description: "The plate or a part of it; of a wildcard ? is one character and * any number",
      examples: ["AB12CDE"],
    }),
  mode: z.enum(PLATE_MODES).default("contains").meta({ description: "How `plate` is meant" }),
  look_alike: QueryFlag.optional().meta({ description: "Take 0/O/Q/D, 1/I/L, 2/Z, 5/S, 6/G and 8/B for the same" }),
});

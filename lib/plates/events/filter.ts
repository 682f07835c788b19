import { Prisma } from "@/lib/platform/db";
import { lookAlikeKey, normalizePlate } from "../recognition/normalize";
import type { ReviewState } from "./schema";

export const PLATE_MODES = ["exact", "prefix", "contains", "wildcard"] as const;
export type PlateMode = (typeof PLATE_MODES)[number];

/** Degrees, WGS 84. Where `west` is greater than `east`, the area lies across the 180th meridian. */
export type Area = { south: number; west: number; north: number; east: number };

export type EventFilter = {
  plate?: { text: string; mode: PlateMode; lookAlike: boolean };
  cameraId?: string;
  area?: Area;
  from?: Date;
  to?: Date;
  confidenceMin?: number;
  confidenceMax?: number;
  reviewState?: ReviewState;
  region?: string;
  jobId?: string;
  /** Only reads with a hit, or without one. */
  hit?: boolean;
};

/** A wildcard as typed: `?` one character, `*` any number; all else that is no letter or digit is left out. */
const wildcardOf = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[^A-Z0-9?*]/g, "")
    .replace(/\*+/g, "*");

/** The plate of a filter as it is compared with a column. */
export function comparedPlate({ text, mode, lookAlike }: NonNullable<EventFilter["plate"]>): string {
  if (mode !== "wildcard") return lookAlike ? lookAlikeKey(text) : normalizePlate(text);
  const wildcard = wildcardOf(text);
  return lookAlike ? wildcard.replace(/[A-Z0-9]+/g, lookAlikeKey) : wildcard;
}

/** What a LIKE compares: letters and digits stand for themselves, and nothing else is left in a compared plate. */
function likePattern(mode: Exclude<PlateMode, "exact">, plate: string): string {
  if (mode === "wildcard") return plate.replaceAll("?", "_").replaceAll("*", "%");
  return mode === "prefix" ? `${plate}%` : `%${plate}%`;
}

/** Characters that an index of trigrams needs in a row. */
const TRIGRAM = 3;
const CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/**
 * Beginnings, one of which a plate has that fits a wildcard such as `CA?84*`: its first `?` written out. It has no three
 * characters in a row for the trigrams to find, which would give every plate that begins with CA; thirty-six short ranges
 * of the B-tree give what is looked for.
 *
 * @returns null where the trigrams do better, or nothing helps
 */
export function beginningsOf(wildcard: string): string[] | null {
  const [, start = "", rest = ""] = /^([A-Z0-9]+)\?([A-Z0-9]+)/.exec(wildcard) ?? [];
  const hasTrigram = wildcard.split(/[?*]/).some((part) => part.length >= TRIGRAM);
  return start === "" || hasTrigram ? null : [...CHARACTERS].map((character) => `${start}${character}${rest}`);
}

function plateCondition(filter: NonNullable<EventFilter["plate"]>): Prisma.Sql {
  const column = filter.lookAlike ? Prisma.sql`e.folded_plate` : Prisma.sql`e.current_plate`;
  const plate = comparedPlate(filter);
  const { mode } = filter;
  if (mode === "exact" || (mode === "wildcard" && !/[?*]/.test(plate))) return Prisma.sql`${column} = ${plate}`;
  const pattern = likePattern(mode, plate);
  const beginnings = mode === "wildcard" ? beginningsOf(plate) : null;
  if (!beginnings) return Prisma.sql`${column} LIKE ${pattern}`;
  const ranges = beginnings.map((beginning) => Prisma.sql`${column} LIKE ${`${beginning}%`}`);
  // As an expression the column is out of the trigrams' reach, so that the ranges are taken.
  return Prisma.sql`(${Prisma.join(ranges, " OR ")}) AND (${column} || '') LIKE ${pattern}`;
}

/**
 * A filter as conditions on `plate_event AS e`. A plate is compared with the one that counts now, by an index on it: a
 * B-tree for whole plates and beginnings, trigrams for parts (DESIGN of the indexes: prisma/schema/plates.prisma).
 */
export function conditionsOf(filter: EventFilter): Prisma.Sql {
  const all: Prisma.Sql[] = [Prisma.sql`TRUE`];
  if (filter.plate) all.push(plateCondition(filter.plate));
  if (filter.cameraId) all.push(Prisma.sql`e.camera_id = ${filter.cameraId}::uuid`);
  if (filter.area) all.push(Prisma.sql`e.camera_id IN (${camerasIn(filter.area)})`);
  if (filter.from) all.push(Prisma.sql`e.captured_at >= ${filter.from}`);
  if (filter.to) all.push(Prisma.sql`e.captured_at <= ${filter.to}`);
  if (filter.confidenceMin !== undefined) all.push(Prisma.sql`e.confidence >= ${filter.confidenceMin}`);
  if (filter.confidenceMax !== undefined) all.push(Prisma.sql`e.confidence <= ${filter.confidenceMax}`);
  if (filter.reviewState) all.push(Prisma.sql`e.review_state = ${filter.reviewState}::"PlateReviewState"`);
  if (filter.region)
    all.push(Prisma.sql`(e.region = ${filter.region} OR starts_with(e.region, ${`${filter.region}-`}))`);
  if (filter.jobId)
    all.push(Prisma.sql`e.upload_id = (SELECT id FROM plate_upload WHERE job_id = ${filter.jobId}::uuid)`);
  if (filter.hit !== undefined) {
    const hits = Prisma.sql`EXISTS (SELECT 1 FROM bolo_match m WHERE m.event_id = e.id AND m.state <> 'misread')`;
    all.push(filter.hit ? hits : Prisma.sql`NOT ${hits}`);
  }
  return Prisma.join(all, " AND ");
}

function camerasIn({ south, west, north, east }: Area): Prisma.Sql {
  const between = Prisma.sql`c.longitude BETWEEN ${west} AND ${east}`;
  const across = Prisma.sql`(c.longitude >= ${west} OR c.longitude <= ${east})`;
  return Prisma.sql`SELECT c.id FROM camera c
    WHERE c.latitude BETWEEN ${south} AND ${north} AND ${west <= east ? between : across}`;
}

import { z } from "zod";
import { SEARCH_OUTCOMES } from "./outcomes";

export const SearchLogView = z
  .object({
    id: z.uuid(),
    searched_at: z.iso.datetime(),
    user: z.string().nullable(),
    user_id: z.int().nullable(),
    query: z.record(z.string(), z.unknown()).meta({ description: "What was searched for" }),
    purpose: z.string().nullable(),
    case_number: z.string().nullable(),
    result_count: z.int(),
    exported: z.boolean(),
    reviewed_by: z.string().nullable(),
    reviewed_at: z.iso.datetime().nullable(),
    review_outcome: z.enum(SEARCH_OUTCOMES).nullable(),
    review_comments: z.string().nullable(),
  })
  .meta({
    id: "PlateSearchLog",
    examples: [
      {
        id: "01a1fea6-9c31-7e22-b5a4-3d2c1f0e9a8b",
        searched_at: "2026-11-20T08:30:00.000Z",
        user: "Thandi Mokoena",
        user_id: 7,
        query: { plate: { text: "AB12", mode: "prefix", lookAlike: false } },
        purpose: "Stolen vehicle",
        case_number: "2026/114",
        result_count: 4,
        exported: false,
        reviewed_by: null,
        reviewed_at: null,
        review_outcome: null,
        review_comments: null,
      },
    ],
  });
export type SearchLogView = z.output<typeof SearchLogView>;

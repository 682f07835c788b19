import { z } from "zod";

/** The greatest id that a serial column of PostgreSQL holds. */
export const ID_MAX = 2_147_483_647;

/** `/{id}` of a path, with what it names. */
export const pathId = (description: string) =>
  z.object({ id: z.coerce.number().int().positive().max(ID_MAX).meta({ description }) });

const rowsAtMost = (most: number, usual: number) =>
  z.coerce.number().int().min(1).max(most).default(usual).meta({ description: "Rows at most" });

/** `skip` and `limit`, as every list of contract 1 takes them. */
export const PageQuery = z.object({
  skip: z.coerce
    .number()
    .int()
    .min(0)
    .max(10_000_000)
    .default(0)
    .meta({ description: "Rows to leave out at the beginning" }),
  limit: rowsAtMost(1000, 100),
});

/** The same for lists of our own, whose rows are heavier. */
export const ShortPageQuery = PageQuery.extend({ limit: rowsAtMost(500, 50) });

/** The page as queries take it. */
export const pageOf = ({ skip, limit }: z.output<typeof PageQuery>) => ({ skip, take: limit });

/** A switch in a query, as JavaScript's and Python's clients write it. */
export const QueryFlag = z
  .enum(["true", "false", "1", "0", "True", "False"])
  .transform((value) => value.toLowerCase() === "true" || value === "1");

/** A filter by one of several names, in upper or lower case; empty counts as missing, as forms send it. */
export const oneOf = <T extends readonly [string, ...string[]]>(names: T) =>
  z
    .string()
    .toLowerCase()
    .pipe(z.union([z.literal("").transform(() => undefined), z.enum(names)]))
    .optional()
    .meta({ description: `${names.join(", ")}, in upper or lower case`, override: { examples: [names[0]] } });

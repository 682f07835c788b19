import { z } from "zod";

/** `/{id}` of a path, with what it names. */
export const pathId = (description: string) =>
  z.object({ id: z.coerce.number().int().positive().max(2_147_483_647).meta({ description }) });

/** `skip` and `limit`, as every list of contract 1 takes them. */
export const PageQuery = z.object({
  skip: z.coerce
    .number()
    .int()
    .min(0)
    .max(10_000_000)
    .default(0)
    .meta({ description: "Rows to leave out at the beginning" }),
  limit: z.coerce.number().int().min(1).max(1000).default(100).meta({ description: "Rows at most" }),
});

export const pageOf = ({ skip, limit }: z.output<typeof PageQuery>) => ({ skip, take: limit });

/** A filter by one of several names, in upper or lower case; empty counts as missing, as forms send it. */
export const oneOf = <T extends readonly [string, ...string[]]>(names: T) =>
  z
    .string()
    .toLowerCase()
    .pipe(z.union([z.literal("").transform(() => undefined), z.enum(names)]))
    .optional()
    .meta({ description: `${names.join(", ")}, in upper or lower case`, override: { examples: [names[0]] } });

import { z } from "zod";
import { ID_MAX } from "@/lib/platform/http/parameters";
import { LedgerDate } from "../dates";
import { Rupees } from "../money";
import { requiredText } from "../parties/schema";

/** A company's, customer's or vendor's id in a body; forms send it as a text. */
export const rowId = z.coerce
  .number()
  .int()
  .positive()
  .max(ID_MAX)
  .meta({ override: { type: "integer", examples: [1] } });
/** Forms send an empty text for what was not filled in. */
const blank = z.literal("").transform(() => undefined);
export const optionalId = z
  .union([blank, rowId])
  .nullish()
  .meta({ override: { type: ["integer", "null"] } });
export const optionalRupees = z
  .union([blank, Rupees])
  .nullish()
  .meta({ override: { type: ["number", "null"] } });
export const optionalDate = z
  .union([blank, LedgerDate])
  .nullish()
  .meta({ override: { type: ["string", "null"], format: "date" } });
/** Identifiers that some clients send as numbers. */
export const anyText = (most: number) =>
  z
    .union([z.number().transform(String), z.string()])
    .pipe(requiredText(most))
    .meta({ override: { type: "string" } });
export const truth = z
  .union([z.boolean(), z.enum(["true", "false", "1", "0", ""]).transform((text) => text === "true" || text === "1")])
  .nullish()
  .meta({ override: { type: ["boolean", "null"] } });

const percentReason = "must be a percentage from 0 to 99.99, with two decimals at most";
/** A percentage, as hundredths of a percent. */
const Percent = z
  .union([z.number(), z.string().max(10)])
  .refine((value) => /^\d{1,2}(\.\d{1,2})?$/.test(String(value).trim()), percentReason)
  .transform((value) => Math.round(Number(value) * 100))
  .meta({ override: { type: "number" } });
export const optionalPercent = z
  .union([blank, Percent])
  .nullish()
  .meta({ override: { type: ["number", "null"] } });

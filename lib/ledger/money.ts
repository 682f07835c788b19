import { z } from "zod";
import { paiseOf } from "./rupees";

export { divideHalfUp, formatRupees, type MoneyRefusal, PAISE_MAX, paiseOf, rupeesOf } from "./rupees";

type Bounds = { least?: bigint; reason?: string };

/** An amount of a request in rupees, in paise when it was read. Texts are taken too, since forms send them. */
const money = ({ least, reason }: Bounds, example: number) =>
  z
    .union([z.number(), z.string().max(40)], { error: "must be a number of rupees, and not too large a one" })
    .transform((value, context) => {
      const paise = paiseOf(value);
      const refusal =
        typeof paise === "object" ? paise.reason : least !== undefined && paise < least ? reason : undefined;
      if (refusal === undefined && typeof paise === "bigint") return paise;
      context.addIssue({ code: "custom", message: refusal ?? "must be a number of rupees" });
      return z.NEVER;
    })
    .meta({ override: { type: "number", examples: [example], description: "Rupees" } });

/** More than nothing. */
export const PositiveRupees = money({ least: 1n, reason: "must be more than 0" }, 5000);
/** Nothing or more. */
export const Rupees = money({ least: 0n, reason: "must not be negative" }, 900);
/** Of either sign. */
export const SignedRupees = money({}, -100);

import { z } from "zod";
import { typedPaise } from "../typed-money";

type Bounds = { least?: bigint; reason?: string };

/** A typed amount in paise once it was read, held to a least value. */
const typed = ({ least, reason }: Bounds) =>
  z
    .string()
    .max(40)
    .transform((text, context) => {
      const paise = typedPaise(text);
      const refusal =
        typeof paise === "object" ? paise.reason : least !== undefined && paise < least ? reason : undefined;
      if (refusal === undefined && typeof paise === "bigint") return paise;
      context.addIssue({ code: "custom", message: refusal ?? "must be an amount" });
      return z.NEVER;
    });

/** More than nothing. */
export const TypedPositive = typed({ least: 1n, reason: "must be more than 0" });
/** Of either sign, not nothing. */
export const TypedSigned = typed({});
/** Nothing or more; an empty field is nothing. */
export const TypedOptional = z.union([
  z
    .string()
    .regex(/^\s*$/)
    .transform(() => 0n),
  typed({ least: 0n, reason: "must not be negative" }),
]);

/** A choice of a form by its id; an empty one is missing. */
export const ChosenId = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, "is required")
  .transform(Number);
/** A voucher's id. */
export const ChosenVoucher = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, "is required")
  .transform(BigInt);
/** A percentage as hundredths of a percent; empty is 0. */
export const TypedPercent = z
  .string()
  .trim()
  .regex(/^(\d{1,2}(\.\d{1,2})?)?$/, "must be a percentage from 0 to 99.99")
  .transform((text) => Math.round(Number(text) * 100));

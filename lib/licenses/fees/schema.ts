import { z } from "zod";
import { LegalDate } from "@/lib/platform/time";
import { APPLICATION_TYPES, type ApplicationTypeName } from "../applications/states";
import { CATEGORY_CODES } from "../card/model";

type CategoryCode = (typeof CATEGORY_CODES)[number];

/** One million rand: more is a slip of the pen. */
const CENTS_MAX = 100_000_000;

/** The same fee for several types and categories, from a day on. */
export const FeeChange = z.object({
  types: z.array(z.enum(APPLICATION_TYPES)).min(1, "choose at least one type"),
  categories: z.array(z.enum(CATEGORY_CODES)).min(1, "choose at least one category"),
  amount_cents: z.int("is not an amount").min(0, "is not an amount").max(CENTS_MAX, "is more than any fee"),
  valid_from: LegalDate,
});
export type FeeChange = z.output<typeof FeeChange>;

/** What one type of application costs for one category. */
export type FeeCell = {
  type: ApplicationTypeName;
  category: CategoryCode;
  /** In force today; null where the schedule says nothing yet. */
  amountCents: number | null;
  /** A change that is decided and not in force yet. */
  next: { amountCents: number; validFrom: string } | null;
};

/** One line of the schedule's history. */
export type FeeEntry = {
  id: number;
  type: ApplicationTypeName;
  category: string;
  amountCents: number;
  /** YYYY-MM-DD */
  validFrom: string;
  createdAt: string;
  /** Who set it; null for the schedule that the office began with. */
  createdBy: string | null;
};

"use server";

import { z } from "zod";
import { partiesLike } from "@/lib/ledger/desk/choices";
import { action } from "@/lib/platform/http/action";

/** What a type-ahead offers for the letters that were typed. */
export const findParties = action(
  z.object({
    text: z.string().trim().min(1).max(100),
    kinds: z.array(z.enum(["customer", "vendor", "own", "name"])).max(4),
  }),
  (actor, { text, kinds }) => partiesLike(actor, text, kinds),
);

"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { reverseVoucher } from "@/lib/ledger/vouchers/removal";
import { action } from "@/lib/platform/http/action";

/** Takes a voucher back by an entry that undoes it. */
export const takeBack = action(
  z.object({
    id: z.string().regex(/^[1-9]\d{0,14}$/),
    reason: z.string().trim().min(1, "is needed, for the audit log").max(300),
  }),
  async (actor, { id, reason }) => {
    await reverseVoucher(actor, BigInt(id), reason);
    revalidatePath("/ledger", "layout");
    return { id };
  },
);

"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { LedgerDate } from "@/lib/ledger/dates";
import { closePeriod, reopenPeriod } from "@/lib/ledger/journal/periods";
import { createCompany } from "@/lib/ledger/parties/companies";
import { CompanyInput } from "@/lib/ledger/parties/schema";
import { action } from "@/lib/platform/http/action";

const changed = () => revalidatePath("/ledger", "layout");
const company = z.int().positive();

/** Opens the books of another own company. */
export const openBooks = action(CompanyInput, async (actor, input) => {
  const { id, name } = await createCompany(actor, input);
  changed();
  return { id, name };
});

/** Closes the books through a day. */
export const closeBooks = action(z.object({ company, through: LedgerDate }), async (actor, { company, through }) => {
  await closePeriod(actor, company, through);
  changed();
  return { through };
});

/** Takes a closing back, to an earlier day or wholly. */
export const reopenBooks = action(
  z.object({
    company,
    through: z.union([z.literal("").transform(() => null), LedgerDate]),
    reason: z.string().trim().min(1, "is needed, for the audit log").max(500),
  }),
  async (actor, { company, through, reason }) => {
    await reopenPeriod(actor, company, through, reason);
    changed();
    return { through };
  },
);

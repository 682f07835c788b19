"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { createCustomer, createVendor, updateCustomer, updateVendor } from "@/lib/ledger/parties/parties";
import { CustomerInput, VendorInput } from "@/lib/ledger/parties/schema";
import { action } from "@/lib/platform/http/action";

export const registerCustomer = action(CustomerInput, async (actor, input) => {
  const { id, name } = await createCustomer(actor, input);
  revalidatePath("/ledger", "layout");
  return { id, name };
});

export const registerVendor = action(VendorInput, async (actor, input) => {
  const { id, name } = await createVendor(actor, input);
  revalidatePath("/ledger", "layout");
  return { id, name };
});

const Known = z.object({ id: z.int().positive() });

export const changeCustomer = action(z.intersection(Known, CustomerInput), async (actor, { id, ...input }) => {
  const { name } = await updateCustomer(actor, id, input);
  revalidatePath("/ledger", "layout");
  return { id, name };
});

export const changeVendor = action(z.intersection(Known, VendorInput), async (actor, { id, ...input }) => {
  const { name } = await updateVendor(actor, id, input);
  revalidatePath("/ledger", "layout");
  return { id, name };
});

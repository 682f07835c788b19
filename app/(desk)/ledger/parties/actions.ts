"use server";

import { revalidatePath } from "next/cache";
import { createCustomer, createVendor } from "@/lib/ledger/parties/parties";
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

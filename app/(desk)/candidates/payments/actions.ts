"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { ProofInput } from "@/lib/candidates/payments/schema";
import { correctProof, matchProof, readProofAgain, unmatchProof } from "@/lib/candidates/payments/service";
import { action } from "@/lib/platform/http/action";

const Id = z.object({ id: z.int().positive() });
const changed = () => revalidatePath("/candidates", "layout");

export const correct = action(ProofInput.extend({ id: z.int().positive() }), async (actor, { id, ...input }) => {
  await correctProof(actor, id, input);
  changed();
});

export const readAgain = action(Id, async (actor, { id }) => {
  await readProofAgain(actor, id);
  changed();
});

export const match = action(Id.extend({ receipt: z.int().positive() }), async (actor, { id, receipt }) => {
  await matchProof(actor, id, receipt);
  changed();
});

export const unmatch = action(Id, async (actor, { id }) => {
  await unmatchProof(actor, id);
  changed();
});

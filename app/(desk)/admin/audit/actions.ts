"use server";

import { z } from "zod";
import { type ChainReport, verifyChain } from "@/lib/platform/audit/verify";
import { isAdmin, permit } from "@/lib/platform/auth/actor";
import { action } from "@/lib/platform/http/action";

export type Verification = { report: ChainReport; tookMs: number };

/** Checks the whole chain, from the first row to the anchor outside the database. */
export const verify = action(z.object({}), async (actor): Promise<Verification> => {
  permit(isAdmin(actor));
  const started = performance.now();
  const report = await verifyChain();
  return { report, tookMs: performance.now() - started };
});

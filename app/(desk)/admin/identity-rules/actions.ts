"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { RuleSet } from "@/lib/identity/decision/rules";
import { RulesInput, saveRules } from "@/lib/identity/rules/service";
import { tryRules } from "@/lib/identity/rules/trial";
import { action } from "@/lib/platform/http/action";

export const save = action(RulesInput, async (actor, input) => {
  const version = await saveRules(actor, input);
  revalidatePath("/admin/identity-rules");
  return { version };
});

export const tryOut = action(z.object({ rules: RuleSet }), (actor, { rules }) => tryRules(actor, rules));

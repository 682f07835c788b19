import { z } from "zod";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { Prisma, transaction } from "@/lib/platform/db";
import { conflict, DomainError } from "@/lib/platform/errors";
import { RuleSet } from "../decision/rules";
import { activeRules, mayTuneRules } from "./queries";

export const RulesInput = z.object({
  rules: RuleSet,
  note: z.string().trim().min(3, "Say what was changed, and why").max(500),
  /** The version that was looked at. */
  basedOn: z.int(),
});
export type RulesInput = z.output<typeof RulesInput>;

/**
 * Puts rules in force as a new version. Cards that were decided before keep the version that they were decided by.
 *
 * @throws DomainError conflict `edited_meanwhile`; invalid, field `rules`, where nothing differs
 */
export async function saveRules(actor: Actor, { rules, note, basedOn }: RulesInput): Promise<number> {
  permit(mayTuneRules(actor));
  const before = await activeRules();
  const meanwhile = () => conflict("edited_meanwhile", "Somebody has saved rules meanwhile; look at them first");
  if (before.version !== basedOn) throw meanwhile();
  const changed = changedCodes(before.rules, rules);
  if (changed.length === 0)
    throw new DomainError("invalid", "nothing_changed", "Nothing differs from the rules in force");
  const version = basedOn + 1;
  await transaction(async (tx) => {
    await tx.identityRuleSet
      .create({
        data: { version, rules: rules as unknown as Prisma.InputJsonArray, note, createdById: actor.userId },
      })
      .catch((error: unknown) => {
        throw error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002" ? meanwhile() : error;
      });
    await audit(tx, actor, {
      action: "update",
      resourceType: "identity_rules",
      resourceId: version,
      description: `Changed the identity rules: ${note}`,
      newValues: { version, changed },
    });
  });
  return version;
}

/** Codes of the rules that differ between two sets. */
export function changedCodes(before: RuleSet, after: RuleSet): string[] {
  const text = (rules: RuleSet, code: string) => JSON.stringify(rules.find((rule) => rule.code === code));
  const codes = new Set([...before, ...after].map(({ code }) => code));
  return [...codes].filter((code) => text(before, code) !== text(after, code));
}

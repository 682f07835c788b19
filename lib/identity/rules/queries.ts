import type { IdentityRuleSet, User } from "@/lib/generated/prisma/client";
import { type Actor, isAdmin, permit } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { DEFAULT_RULES } from "../decision/defaults";
import { RuleSet } from "../decision/rules";

export type ActiveRules = { version: number; rules: RuleSet };

/**
 * The rules in force: the newest version. A new office's first version is written when it is first asked for, so that
 * what was decided by it can be explained although the program's own defaults may have changed since.
 */
export async function activeRules(): Promise<ActiveRules> {
  const newest = () => db().identityRuleSet.findFirst({ orderBy: { version: "desc" } });
  let row = await newest();
  if (!row) {
    const first = { version: 1, rules: DEFAULT_RULES, note: "The rules of a new office" };
    await db().identityRuleSet.createMany({ data: first, skipDuplicates: true });
    row = await newest();
  }
  if (!row) throw new Error("There are no rules");
  return { version: row.version, rules: RuleSet.parse(row.rules) };
}

/** Of which age somebody must be; null where the rule is switched off. */
export async function ageYearsMin(): Promise<number | null> {
  const rule = (await activeRules()).rules.find(({ code }) => code === "UNDER_AGE");
  return rule?.enabled ? (rule.parameters.ageYearsMin ?? null) : null;
}

export type RuleSetRow = IdentityRuleSet & { createdBy: Pick<User, "fullName" | "username"> | null };

const withAuthor = { createdBy: { select: { fullName: true, username: true } } } as const;

export const mayTuneRules = isAdmin;

/** Every version, the newest first. */
export async function listRuleSets(actor: Actor): Promise<RuleSetRow[]> {
  permit(mayTuneRules(actor));
  await activeRules();
  return db().identityRuleSet.findMany({ include: withAuthor, orderBy: { version: "desc" }, take: 200 });
}

/** @throws DomainError not_found */
export async function getRuleSet(actor: Actor, version: number): Promise<RuleSetRow> {
  permit(mayTuneRules(actor));
  const row = await db().identityRuleSet.findUnique({ where: { version }, include: withAuthor });
  if (!row) throw notFound("Rule set");
  return row;
}

import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { decide } from "../decision/decide";
import type { CaseFacts } from "../decision/facts";
import type { RuleSet } from "../decision/rules";
import { CARD_STATES, type CardState } from "../onboarding/kinds";
import { mayTuneRules } from "./queries";

/** So many of the latest cases are judged again. */
export const TRIAL_CASES_MAX = 500;

export type Trial = {
  cases: number;
  /** From the decision that was made to the one that these rules would make. */
  moves: { from: CardState; to: CardState; count: number }[];
  /** Some of the cards that would be decided otherwise. */
  examples: { cardId: string; from: CardState; to: CardState; codes: string[] }[];
};

const EXAMPLES_MAX = 10;

/**
 * Judges past cases by other rules, from the facts that were kept: how many would have been decided otherwise. Nothing
 * is changed.
 */
export async function tryRules(actor: Actor, rules: RuleSet): Promise<Trial> {
  permit(mayTuneRules(actor));
  const cases = await db().idCardDecision.findMany({
    where: { step: "read", NOT: { ruleSetVersion: null } },
    orderBy: { createdAt: "desc" },
    take: TRIAL_CASES_MAX,
    select: { cardId: true, decision: true, facts: true },
  });
  const trial: Trial = { cases: cases.length, moves: [], examples: [] };
  const counts = new Map<string, number>();
  for (const { cardId, decision: from, facts } of cases) {
    const { decision: to, warnings } = decide(facts as unknown as CaseFacts, rules);
    counts.set(`${from}>${to}`, (counts.get(`${from}>${to}`) ?? 0) + 1);
    if (from !== to && trial.examples.length < EXAMPLES_MAX)
      trial.examples.push({ cardId, from, to, codes: warnings.map(({ code }) => code) });
  }
  for (const from of CARD_STATES)
    for (const to of CARD_STATES) {
      const count = counts.get(`${from}>${to}`);
      if (count) trial.moves.push({ from, to, count });
    }
  return trial;
}

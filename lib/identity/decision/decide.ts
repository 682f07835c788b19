import { CONDITIONS } from "./conditions";
import type { CaseFacts } from "./facts";
import type { Rule, RuleCode, RuleSet } from "./rules";

/** A warning as contract 4 spells it, with what it does and what was seen. */
export type Warning = {
  code: RuleCode;
  description: string;
  severity: Rule["severity"];
  confidence: number;
  effect: Rule["effect"];
  detail: string;
};

export type Verdict = {
  decision: "approved" | "review" | "rejected";
  warnings: Warning[];
  /** 0–100: how much speaks for a review, and for a refusal, if the warnings were independent of each other. */
  reviewScore: number;
  rejectScore: number;
};

const score = (warnings: Warning[], effect: Rule["effect"]): number =>
  Math.round(
    100 *
      (1 -
        warnings.filter((warning) => warning.effect === effect).reduce((p, { confidence }) => p * (1 - confidence), 1)),
  );

const SEVERITIES: Rule["severity"][] = ["high", "medium", "low"];

/**
 * Judges a case by a set of rules: the same facts and rules give the same verdict on any day, so that a decision can be
 * explained as long as both are kept.
 *
 * Warnings come the gravest first. One that refuses is enough for a refusal, else one that asks for a review for a review.
 */
export function decide(facts: CaseFacts, rules: RuleSet): Verdict {
  const warnings = rules.flatMap((rule): Warning[] => {
    const finding = rule.enabled ? CONDITIONS[rule.code](facts, rule.parameters) : null;
    if (!finding || finding.confidence < rule.confidenceMin) return [];
    const { code, description, severity, effect } = rule;
    const confidence = Math.round(finding.confidence * 100) / 100;
    return [{ code, description, severity, confidence, effect, detail: finding.detail }];
  });
  warnings.sort(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || b.confidence - a.confidence,
  );
  const has = (effect: Rule["effect"]) => warnings.some((warning) => warning.effect === effect);
  return {
    decision: has("reject") ? "rejected" : has("review") ? "review" : "approved",
    warnings,
    reviewScore: score(warnings, "review"),
    rejectScore: score(warnings, "reject"),
  };
}

import { Environment, type ParseResult } from "@marcbachmann/cel-js";

/** The variables of an expression: the event that started the run, and the one that just came in. */
export type Scope = { event: unknown; async?: unknown };

// CEL knows no arithmetic between integers and doubles, yet every number of JSON is a double: `event.data.n * 100`
// must work all the same, as it does on Inngest's own server.
const environment = new Environment({ homogeneousAggregateLiterals: false })
  .registerVariable("event", "dyn")
  .registerVariable("async", "dyn");
const arithmetic: Record<string, (left: number, right: number) => number> = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
};
for (const [sign, apply] of Object.entries(arithmetic)) {
  environment.registerOperator(`double ${sign} int`, (left: number, right: bigint) => apply(left, Number(right)));
  environment.registerOperator(`int ${sign} double`, (left: bigint, right: number) => apply(Number(left), right));
}
environment.registerOperator("double % int", (left: number, right: bigint) => left % Number(right));

const parsed = new Map<string, ParseResult>();

/**
 * Reads a CEL expression (https://cel.dev), as Inngest's `if`, `key` and `priority.run` are.
 * @throws Error with the place of the mistake
 */
export function parseExpression(source: string): ParseResult {
  let expression = parsed.get(source);
  if (!expression) {
    expression = environment.parse(source);
    parsed.set(source, expression);
  }
  return expression;
}

/** The value, or undefined when it cannot be told: a key that the event lacks, types that do not compare. */
function evaluate(source: string, scope: Scope): unknown {
  const expression = parseExpression(source);
  try {
    return expression({ event: scope.event, async: scope.async ?? null });
  } catch {
    return undefined;
  }
}

/** Whether a condition holds; none holds always, one that cannot be told holds never. */
export const holds = (source: string | null | undefined, scope: Scope): boolean =>
  !source || evaluate(source, scope) === true;

/** What runs are counted or gathered by. Events for which the key cannot be told share one. */
export function keyOf(source: string | undefined, scope: Scope): string {
  if (!source) return "";
  const value = evaluate(source, scope);
  return JSON.stringify(value ?? null, (_, part: unknown) => (typeof part === "bigint" ? Number(part) : part));
}

/** Inngest's `priority.run`: seconds by which a run moves ahead of others, -600 to 600. */
export function priorityOf(source: string | undefined, scope: Scope): number {
  const value = source ? Number(evaluate(source, scope)) : 0;
  return Number.isFinite(value) ? Math.max(-600, Math.min(600, value)) : 0;
}

import { Cron } from "croner";
import type { Inngest, InngestFunction } from "inngest";
import { serve } from "inngest/edge";
import { z } from "zod";
import { parseDuration } from "./durations";
import { parseExpression } from "./expressions";

/** The SDK's serve handler: what an Inngest server would call over HTTP. */
export type ServeHandler = (request: Request) => Promise<Response>;

/** The address under which the handler is called in-process; nothing listens there. */
export const SERVE_URL = "http://127.0.0.1/api/inngest";

const expression = z.string().refine(parses, "is not a CEL expression");
const duration = z.string().transform((text, context) => {
  try {
    return parseDuration(text);
  } catch (error) {
    context.addIssue({ code: "custom", message: (error as Error).message });
    return z.NEVER;
  }
});
const limit = z.object({
  limit: z.number().int(),
  key: expression.optional(),
  scope: z.enum(["fn", "env", "account"]).default("fn"),
});
const windowed = z.object({ key: expression.optional(), limit: z.number().int().min(1), period: duration });

/** A function as the SDK describes it to an Inngest server, as far as the embedded executor can honour it. */
const FunctionConfig = z
  .object({
    id: z.string(),
    name: z.string(),
    triggers: z.array(
      z.object({
        event: z.string().optional(),
        expression: expression.nullish(),
        cron: z.string().refine(isCron, "is not a cron expression").optional(),
        jitter: duration.optional(),
      }),
    ),
    steps: z.object({ step: z.object({ retries: z.object({ attempts: z.number().int().min(0) }).optional() }) }),
    concurrency: z.union([z.number().int(), limit, z.array(limit).max(2)]).optional(),
    priority: z.object({ run: expression.optional() }).optional(),
    cancel: z
      .array(z.object({ event: z.string(), if: expression.optional(), timeout: duration.optional() }))
      .optional(),
    debounce: z.object({ key: expression.optional(), period: duration, timeout: duration.optional() }).optional(),
    throttle: windowed.optional(),
    rateLimit: windowed.optional(),
    idempotency: expression.optional(),
    singleton: z.object({ key: expression.optional(), mode: z.enum(["skip", "cancel"]) }).optional(),
    batchEvents: z.never("needs an Inngest server").optional(),
    timeouts: z.never("needs an Inngest server").optional(),
  })
  .transform(({ steps, concurrency, cancel, idempotency, rateLimit, ...rest }) => ({
    ...rest,
    attemptsMax: (steps.step.retries?.attempts ?? 3) + 1,
    // Inngest takes 0 for "no limit".
    limits: (typeof concurrency === "number"
      ? [{ limit: concurrency, key: undefined, scope: "fn" as const }]
      : [concurrency ?? []].flat()
    ).filter(({ limit }) => limit > 0),
    cancelOn: cancel ?? [],
    rateLimit: idempotency ? { key: idempotency, limit: 1, period: parseDuration("24h") } : rateLimit,
  }));

export type JobFunction = z.output<typeof FunctionConfig>;

/** The functions that this executor runs, by id. */
export class FunctionTable {
  readonly all: readonly JobFunction[];
  private readonly byId: ReadonlyMap<string, JobFunction>;
  private readonly heard: ReadonlySet<string>;

  constructor(functions: readonly JobFunction[]) {
    this.all = functions;
    this.byId = new Map(functions.map((fn) => [fn.id, fn]));
    this.heard = new Set(functions.flatMap((fn) => [...fn.triggers, ...fn.cancelOn].map(({ event }) => event ?? "")));
  }

  get(id: string): JobFunction | undefined {
    return this.byId.get(id);
  }

  /** Whether an event of this name starts or cancels anything; a waiting run is not looked at. */
  hears(eventName: string): boolean {
    return this.heard.has(eventName);
  }
}

/**
 * Asks the SDK for its functions by in-band sync, the way an Inngest server does, so that every option arrives in the
 * form of the protocol.
 * @throws Error when a function uses an option that the embedded executor does not have, or an expression is wrong
 */
export async function discoverFunctions(options: { client: Inngest.Any; functions: InngestFunction.Any[] }) {
  const handler: ServeHandler = serve(options);
  const response = await handler(
    new Request(SERVE_URL, {
      method: "PUT",
      headers: { host: "127.0.0.1", "content-type": "application/json", "x-inngest-sync-kind": "in_band" },
      body: JSON.stringify({ url: SERVE_URL }),
    }),
  );
  const body = (await response.json()) as { functions?: { id?: unknown }[] };
  if (!response.ok || !body.functions)
    throw new Error(`The Inngest SDK did not list its functions: ${JSON.stringify(body)}`);
  const functions = body.functions.map((config) => {
    const result = FunctionConfig.safeParse(config);
    if (result.success) return result.data;
    const reasons = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The function ${String(config.id)} cannot run on the embedded executor: ${reasons.join("; ")}`);
  });
  return { handler, functions: new FunctionTable(functions) };
}

function parses(source: string): boolean {
  try {
    parseExpression(source);
    return true;
  } catch {
    return false;
  }
}

/** Splits Inngest's cron string, which may name its time zone: `TZ=Europe/Berlin 0 3 * * *`. The default is UTC. */
export function toCron(text: string): Cron {
  const [, zone, pattern] = /^TZ=(\S+)\s+(.*)$/.exec(text) ?? [undefined, "UTC", text];
  return new Cron(pattern ?? text, { timezone: zone, paused: true });
}

function isCron(text: string): boolean {
  try {
    toCron(text).nextRun();
    return true;
  } catch {
    return false;
  }
}

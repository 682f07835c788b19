import type { z } from "zod";
import type { Actor } from "../auth/actor";
import { currentActor, pageContext } from "../auth/current";
import { withRequestContext } from "../context";
import { DomainError, type FieldError, isStorageFull } from "../errors";
import { log } from "../log";
import { unstorableText } from "./input";

/** What a server action answers: the value, or a refusal that a form can show beside its fields. */
export type ActionResult<T> =
  | { ok: true; value: T }
  | { ok: false; code: string; message: string; fields: FieldError[] };

const refusal = (error: DomainError): ActionResult<never> => ({
  ok: false,
  code: error.code,
  message: error.message,
  fields: error.fields ?? [],
});

/**
 * Wraps a service verb as a server action: signed-in actor, checked input, errors as values. Next itself refuses an
 * action from another origin.
 */
export function action<S extends z.ZodType, T>(
  schema: S,
  run: (actor: Actor, input: z.output<S>) => Promise<T>,
): (input: z.input<S>) => Promise<ActionResult<T>> {
  return async (input) => {
    const actor = await currentActor();
    if (!actor)
      return refusal(new DomainError("unauthenticated", "not_authenticated", "Your session has ended. Sign in again."));
    const parsed = schema.safeParse(input);
    const issues = parsed.success ? unstorableText(parsed.data) : parsed.error.issues;
    if (!parsed.success || issues.length > 0) {
      const fields = issues.map((issue) => ({ name: issue.path.join("."), reason: issue.message }));
      return { ok: false, code: "invalid_input", message: "Please check the marked fields.", fields };
    }
    return withRequestContext(await pageContext(), async () => {
      try {
        return { ok: true, value: await run(actor, parsed.data) };
      } catch (error) {
        if (error instanceof DomainError) return refusal(error);
        if (isStorageFull(error))
          return refusal(new DomainError("storage_full", "storage_full", "There is no space left. Nothing was saved."));
        log.error({ err: error }, "action failed");
        return refusal(new DomainError("failed", "internal", "Something went wrong on our side. Nothing was saved."));
      }
    });
  };
}

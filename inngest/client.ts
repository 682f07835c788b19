import { eventType, Inngest, staticSchema } from "inngest";
import { log } from "@/lib/platform/log";
import { embeddedFetch } from "./embedded/intake";

/** A job was asked for; `jobId` names its row, `kind` the function that does it. */
export const jobRequested = eventType("bureau/job.requested", {
  schema: staticSchema<{ jobId: string; kind: string }>(),
});

/** A person or a rule cancelled a job. */
export const jobCancelled = eventType("bureau/job.cancelled", { schema: staticSchema<{ jobId: string }>() });

/** An endpoint has webhooks to send. */
export const webhookDue = eventType("bureau/webhook.due", { schema: staticSchema<{ endpointId: string }>() });

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether an Inngest server or Inngest's cloud runs the functions, instead of this process. */
export const isExternal = (env: Environment): boolean => Boolean(env.INNGEST_BASE_URL || env.INNGEST_EVENT_KEY);

/**
 * Makes the client that the settings ask for. Events go to the Inngest server, or to the database for the embedded
 * executor; the functions are the very same.
 */
export function createClient(env: Environment) {
  return new Inngest({
    id: "bureau",
    // A step's result must be in the database before the next step begins; the embedded executor sees to that itself.
    checkpointing: false,
    logger: log,
    ...(isExternal(env)
      ? {
          baseUrl: env.INNGEST_BASE_URL || undefined,
          eventKey: env.INNGEST_EVENT_KEY || undefined,
          signingKey: env.INNGEST_SIGNING_KEY || undefined,
        }
      : { isDev: true, fetch: embeddedFetch }),
  });
}

// Functions are declared on the client when their files are loaded, during `next build` too, where not all settings are
// there. These variables are therefore read straight from the environment; the start validates them with the rest.
export const external = isExternal(process.env);
export const inngest = createClient(process.env);

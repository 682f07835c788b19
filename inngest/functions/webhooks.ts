import { cron } from "inngest";
import { settings } from "@/lib/platform/settings";
import { deliverDue, endpointsDue } from "@/lib/platform/webhooks/deliver";
import { dispatchWebhooks } from "@/lib/platform/webhooks/emit";
import { purgeDeliveries } from "@/lib/platform/webhooks/queries";
import { inngest, webhookDue } from "../client";

/** A pause that a run sits out itself; what waits longer is the sweep's. */
const OWN_PAUSE_MS_MAX = 60_000;
const ROUNDS_MAX = 3;

/** Sends what is due for an endpoint, and comes back for a first failure after its five seconds. */
export const deliverWebhooks = inngest.createFunction(
  {
    id: "webhooks-deliver",
    triggers: [{ event: webhookDue }],
    retries: 0,
    // One run for each endpoint at a time, so that a receiver that does not answer holds up nobody else.
    concurrency: [{ limit: 2 }, { limit: 1, key: "event.data.endpointId" }],
  },
  async ({ event, step }) => {
    const { endpointId } = event.data;
    for (let round = 1; round <= ROUNDS_MAX; round += 1) {
      const { nextAt } = await step.run(`deliver-${round}`, () => deliverDue(endpointId));
      if (nextAt === null || Date.parse(nextAt) - Date.now() > OWN_PAUSE_MS_MAX) return;
      await step.sleepUntil(`pause-${round}`, new Date(nextAt));
    }
  },
);

/** Every minute: what is to be tried again, and what a crash lost. */
export const sweepWebhooks = inngest.createFunction(
  { id: "webhooks-sweep", triggers: [cron("* * * * *")], retries: 0, concurrency: 1 },
  async ({ step }) =>
    step.run("dispatch", async () => {
      const due = await endpointsDue();
      await dispatchWebhooks(due);
      return due.length;
    }),
);

/** Every night: deliveries that are past their time. */
export const purgeWebhooks = inngest.createFunction(
  { id: "webhooks-purge", triggers: [cron("25 1 * * *")], retries: 2, concurrency: 1 },
  async ({ step }) =>
    step.run("purge", () => purgeDeliveries(new Date(Date.now() - settings().WEBHOOK_LOG_DAYS * 86_400_000))),
);

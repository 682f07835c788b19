import { cron } from "inngest";
import { tidyImports } from "@/lib/candidates/imports/service";
import { cleanupSessions } from "@/lib/candidates/intake/sessions";
import { remindOfExpiries } from "@/lib/candidates/seafarer/reminders";
import { purgeCandidates } from "@/lib/candidates/service";
import { inngest } from "../client";

/** Every hour: intakes and lists that were given up go. */
export const tidyIntakes = inngest.createFunction(
  { id: "candidates-tidy-intakes", triggers: [cron("10 * * * *")], retries: 1, concurrency: 1 },
  async ({ step }) => {
    const sessions = await step.run("sessions", async () => (await cleanupSessions()).length);
    const imports = await step.run("imports", () => tidyImports());
    return { sessions, imports };
  },
);

/** Every night: candidates that were deleted long enough ago go, and others are reminded of what expires. */
export const keepCandidates = inngest.createFunction(
  { id: "candidates-nightly", triggers: [cron("15 2 * * *")], retries: 2, concurrency: 1 },
  async ({ step }) => {
    const removed = await step.run("purge", () => purgeCandidates());
    const reminded = await step.run("remind", () => remindOfExpiries());
    return { removed, reminded };
  },
);

import { cron } from "inngest";
import { anchorChain } from "@/lib/platform/audit/anchor";
import { purgeIdempotencyRecords } from "@/lib/platform/http/idempotency";
import { resendLostJobs } from "@/lib/platform/jobs/jobs";
import { deliverMail } from "@/lib/platform/notify/mail";
import { overdueMails } from "@/lib/platform/notify/queries";
import { settings } from "@/lib/platform/settings";
import { sweepStorage } from "@/lib/platform/storage/sweep";
import { inngest } from "../client";

/** Sends again what a crash lost, every minute, and delivers mail that is due. */
export const resend = inngest.createFunction(
  { id: "platform-resend", triggers: [cron("* * * * *")], retries: 0, concurrency: 1 },
  async ({ step }) => {
    const jobs = await step.run("jobs", () => resendLostJobs());
    const mails = await step.run("mails", async () => {
      const due = await overdueMails(new Date(Date.now() - 5000));
      for (const id of due) await deliverMail(id);
      return due.length;
    });
    return { jobs, mails };
  },
);

/** Writes the end of the audit chain outside the database, every minute. */
export const anchor = inngest.createFunction(
  { id: "platform-anchor", triggers: [cron("* * * * *")], retries: 0, concurrency: 1 },
  async ({ step }) => {
    await step.run("anchor", () => anchorChain());
  },
);

/** Every CLEANUP_INTERVAL_HOURS: files and rows whose time is over. The hour of the epoch decides, so a restart delays nothing. */
export const housekeeping = inngest.createFunction(
  { id: "platform-housekeeping", triggers: [cron("20 * * * *")], retries: 2, concurrency: 1 },
  async ({ step }) => {
    const due = await step.run(
      "due",
      () => Math.floor(Date.now() / 3_600_000) % settings().CLEANUP_INTERVAL_HOURS === 0,
    );
    if (!due) return { files: null, keys: null };
    const files = await step.run("files", async () => (await sweepStorage()).total);
    const keys = await step.run("idempotency", () => purgeIdempotencyRecords());
    return { files, keys };
  },
);

/** Every quarter of an hour: files that a crash left without a row. All else waits for its hour. */
export const orphans = inngest.createFunction(
  { id: "platform-orphans", triggers: [cron("*/15 * * * *")], retries: 0, concurrency: 1 },
  async ({ step }) => step.run("sweep", async () => (await sweepStorage({ temporary: false, removed: false })).orphans),
);

import { cron } from "inngest";
import { purgeUsage } from "@/lib/entitlements/usage";
import { reportOwnUsage } from "@/lib/plates/own-usage";
import { inngest } from "../client";

/** Every hour: what this installation uses itself. */
export const reportUsage = inngest.createFunction(
  { id: "entitlements-report-usage", triggers: [cron("0 * * * *")], retries: 2, concurrency: 1 },
  async ({ step }) => step.run("report", () => reportOwnUsage()),
);

/** Every night: usage reports that are past their time. */
export const purgeUsageReports = inngest.createFunction(
  { id: "entitlements-purge-usage", triggers: [cron("35 1 * * *")], retries: 2, concurrency: 1 },
  async ({ step }) => step.run("purge", () => purgeUsage()),
);

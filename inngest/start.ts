import { startIngest } from "@/lib/plates/ingest/supervisor";
import { registerPlateMetrics } from "@/lib/plates/metrics";
import { connectJobs, resendLostJobs } from "@/lib/platform/jobs/jobs";
import { log } from "@/lib/platform/log";
import { settings } from "@/lib/platform/settings";
import { external, inngest } from "./client";
import { startExecutor } from "./embedded/executor";
import { functions } from "./functions";

/** Connects this process to its jobs: to the Inngest server that the settings name, or to the embedded executor. */
export async function start(): Promise<void> {
  settings();
  registerPlateMetrics();
  connectJobs((event) => inngest.send(event));
  startIngest();
  if (external) return;
  await startExecutor({ client: inngest, functions });
  // What a crash lost is sent again now, not at the next minute.
  await resendLostJobs(0).catch((error: unknown) => log.warn({ err: error }, "lost jobs could not be sent yet"));
}

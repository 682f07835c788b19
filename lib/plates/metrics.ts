import { Counter, Gauge } from "prom-client";
import { db } from "@/lib/platform/db";
import { metrics } from "@/lib/platform/metrics";
import { counts, PLATE_COUNTERS, type PlateCounterName } from "./counters";
import { PROCESS_JOB } from "./uploads/service";

const HELP: Record<PlateCounterName, string> = {
  events_processed: "Passes of vehicles whose plates were read",
  events_failed: "Recordings and pictures that could not be read",
  jobs_processed: "Recordings and pictures whose reading has ended",
};

/** Adds contract 2's figures to the registry. They are read from the database, so that they count what every process did. */
export function registerPlateMetrics(): void {
  const { registry } = metrics();
  for (const name of PLATE_COUNTERS) {
    const metric = `anpr_${name}_total`;
    if (registry.getSingleMetric(metric)) continue;
    new Counter({
      name: metric,
      help: HELP[name],
      registers: [registry],
      async collect() {
        this.reset();
        this.inc((await counts())[name]);
      },
    });
  }
  if (registry.getSingleMetric("anpr_queue_size")) return;
  new Gauge({
    name: "anpr_queue_size",
    help: "Recordings and pictures that wait to be read",
    registers: [registry],
    async collect() {
      this.set(await db().job.count({ where: { kind: PROCESS_JOB, state: "queued" } }));
    },
  });
}

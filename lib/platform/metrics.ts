import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

type Metrics = {
  registry: Registry;
  httpDuration: Histogram<"operation" | "method" | "status">;
  jobsTotal: Counter<"kind" | "outcome">;
  jobDuration: Histogram<"kind">;
  jobsOpen: Gauge<"state">;
  storageUsed: Gauge;
};

const holder = globalThis as typeof globalThis & { bureauMetrics?: Metrics };

/** Prometheus metrics of this process. Names follow the Prometheus conventions: unit last, totals end in `_total`. */
export function metrics(): Metrics {
  if (!holder.bureauMetrics) {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    holder.bureauMetrics = {
      registry,
      httpDuration: new Histogram({
        name: "bureau_http_request_duration_seconds",
        help: "Time to answer a REST operation",
        labelNames: ["operation", "method", "status"],
        buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
        registers: [registry],
      }),
      jobsTotal: new Counter({
        name: "bureau_jobs_total",
        help: "Jobs ended",
        labelNames: ["kind", "outcome"],
        registers: [registry],
      }),
      jobDuration: new Histogram({
        name: "bureau_job_duration_seconds",
        help: "Time from request to end of a job",
        labelNames: ["kind"],
        buckets: [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
        registers: [registry],
      }),
      jobsOpen: new Gauge({
        name: "bureau_jobs_open",
        help: "Jobs queued or running",
        labelNames: ["state"],
        registers: [registry],
      }),
      storageUsed: new Gauge({
        name: "bureau_storage_disk_used_ratio",
        help: "How full the disk of the local files is, 0 to 1; NaN where the files lie elsewhere",
        registers: [registry],
      }),
    };
  }
  return holder.bureauMetrics;
}

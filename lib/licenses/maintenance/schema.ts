import { z } from "zod";

/** The maintenance tasks that are jobs, by the names that contract 1, section 1.6, gives their commands. */
export const MAINTENANCE_TASKS = ["process-photos", "regenerate-licenses", "cleanup-storage", "sync-files"] as const;
export type MaintenanceTask = (typeof MAINTENANCE_TASKS)[number];

const whole = (least: number, most: number) =>
  z.coerce
    .number("must be a number")
    .int("must be a whole number")
    .min(least, `must be at least ${least}`)
    .max(most, `must be at most ${most}`);
const batchSize = (usual: number) =>
  whole(1, 1000).default(usual).describe("How many are done between two checkpoints");
const dryRun = z.boolean().default(false).describe("Only count and list; change nothing");
const orphaned = z.boolean().default(false).describe("Remove files that no record names");

/** Why a card is drawn again; of several reasons the first in this order. */
export const REGENERATE_REASONS = [
  "never_generated",
  "older_version",
  "key_revoked",
  "photo_changed",
  "older_template",
  "details_changed",
] as const;
export type RegenerateReason = (typeof REGENERATE_REASONS)[number];
export const REGENERATE_CHOICES = ["all", ...REGENERATE_REASONS] as const;

const requests = {
  "process-photos": z.strictObject({
    task: z.literal("process-photos"),
    dry_run: dryRun,
    batch_size: batchSize(50),
  }),
  "regenerate-licenses": z.strictObject({
    task: z.literal("regenerate-licenses"),
    dry_run: dryRun,
    only: z
      .enum(REGENERATE_CHOICES, `must be one of ${REGENERATE_CHOICES.join(", ")}`)
      .default("all")
      .describe(`Cards of one reason: ${REGENERATE_REASONS.join(", ")}`),
    version_cutoff: z
      .string()
      .regex(/^\d{1,4}(\.\d{1,4}){0,3}$/, "must be a version such as 1.0")
      .default("1.0")
      .describe("Draw cards of an older generator version again"),
    batch_size: batchSize(20),
  }),
  "cleanup-storage": z.strictObject({
    task: z.literal("cleanup-storage"),
    dry_run: dryRun,
    older_than_hours: whole(0, 87_600).default(24).describe("Only files older than this"),
    cleanup_temp: z.boolean().default(false).describe("Remove temporary files (what happens without either option)"),
    cleanup_orphaned: orphaned,
  }),
  "sync-files": z.strictObject({
    task: z.literal("sync-files"),
    dry_run: dryRun,
    batch_size: batchSize(200),
    cleanup_orphaned: orphaned,
  }),
} as const satisfies Record<MaintenanceTask, z.ZodType>;

/** What each task is asked with; command line, screen and job speak the same names. */
export const MaintenanceRequests = requests;
export const MaintenanceRequest = z.discriminatedUnion("task", [
  requests["process-photos"],
  requests["regenerate-licenses"],
  requests["cleanup-storage"],
  requests["sync-files"],
]);
export type MaintenanceRequest = z.output<typeof MaintenanceRequest>;
export type RequestOf<T extends MaintenanceTask> = Extract<MaintenanceRequest, { task: T }>;

/** Numbers that a task tells beside how many it did; the names are for people. */
const Counts = z.record(z.string(), z.number());
export type Counts = z.output<typeof Counts>;

const Failure = z.object({ what: z.string(), reason: z.string() });
export type Failure = z.output<typeof Failure>;

/** So many failures are listed; `failed` counts all. */
export const FAILURES_LISTED_MAX = 200;

export const MaintenanceResult = z.object({
  dry_run: z.boolean(),
  /** Of how many the task had to judge. */
  found: z.int(),
  done: z.int(),
  failed: z.int(),
  counts: Counts,
  failures: z.array(Failure),
});
export type MaintenanceResult = z.output<typeof MaintenanceResult>;

export const maintenanceKind = (task: MaintenanceTask): string => `maintenance.${task}`;

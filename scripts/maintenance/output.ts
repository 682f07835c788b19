import type { MaintenanceResult } from "@/lib/licenses/maintenance/schema";
import { countLabel, summaryOf } from "@/lib/licenses/maintenance/summary";
import { formatBytes } from "@/lib/platform/storage/usage";

type Shown = { progress: number; stage: string | null };
type Out = Pick<NodeJS.WriteStream, "write" | "isTTY" | "columns">;

const BAR_WIDTH = 24;
const CLEAR_LINE = "\r\u001b[K";

/** A bar that moves on a terminal; elsewhere a line at each tenth of the way. */
export function progressOn(out: Out): { show: (job: Shown) => void; end: () => void } {
  let tenth = -1;
  let shown = false;
  return {
    show({ progress, stage }) {
      const percent = `${String(Math.floor(progress * 100)).padStart(3)} %`;
      if (out.isTTY) {
        const filled = Math.round(progress * BAR_WIDTH);
        const bar = `[${"#".repeat(filled)}${"-".repeat(BAR_WIDTH - filled)}] ${percent}  ${stage ?? ""}`;
        out.write(`${CLEAR_LINE}${bar.slice(0, (out.columns || 80) - 1)}`);
        shown = true;
      } else if (stage !== null && Math.floor(progress * 10) > tenth) {
        tenth = Math.floor(progress * 10);
        out.write(`${percent}  ${stage}\n`);
      }
    },
    end() {
      if (shown) out.write(CLEAR_LINE);
    },
  };
}

/** What a task came to: its figures, then each failure with its reason. */
export function resultText(task: string, result: MaintenanceResult): string {
  const counts = Object.entries(result.counts).map(
    ([name, count]) => `  ${countLabel(name)}: ${name.endsWith("_bytes") ? formatBytes(count) : count}`,
  );
  const failures = result.failures.map(({ what, reason }) => `  ${what}: ${reason}`);
  const unlisted = result.failed - failures.length;
  return [
    `${task}: ${summaryOf(result)}`,
    ...counts,
    ...(failures.length > 0 ? ["Not in order:", ...failures] : []),
    ...(unlisted > 0 ? [`  and ${unlisted} more`] : []),
  ].join("\n");
}

type Figures = Record<`${"total" | "license" | "photo" | "temp"}_files`, number> &
  Record<`${"total" | "license" | "photo" | "temp"}_size_formatted`, string>;

/** The figures of contract 1, section 1.2, as a table. */
export function statsText(figures: Figures): string {
  const rows = (["license", "photo", "temp", "total"] as const).map((name) => [
    name.padEnd(8),
    String(figures[`${name}_files`]).padStart(10),
    figures[`${name}_size_formatted`].padStart(12),
  ]);
  return [["".padEnd(8), "files".padStart(10), "size".padStart(12)], ...rows].map((row) => row.join("")).join("\n");
}

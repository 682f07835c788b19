import { Files, Gauge, HardDrive, Scale } from "lucide-react";
import { formatBytes } from "@/components/charts/units";
import { formatCount } from "@/components/texts";
import { StatCard } from "@/components/ui/stat-card";
import type { DiskUsage } from "@/lib/platform/storage/disk";
import { storageTexts } from "../texts";

const MB = 1024 * 1024;
const QUOTA_LOW = 0.1;

const TONES = { ok: "neutral", warning: "warning", critical: "danger" } as const;

/** The four figures at the head of the page. */
export function StorageFigures({
  total,
  quotaMb,
  disk,
}: {
  total: { files: number; bytes: number };
  quotaMb: number | undefined;
  disk: DiskUsage | null;
}) {
  const used = quotaMb === undefined ? 0 : total.bytes / (quotaMb * MB);
  return (
    <div className="mb-4 grid gap-3 min-[460px]:grid-cols-2 lg:grid-cols-4">
      <StatCard label={storageTexts.figures.files} value={formatCount(total.files)} icon={<Files />} />
      <StatCard label={storageTexts.figures.size} value={formatBytes(total.bytes)} icon={<Scale />} />
      <StatCard
        label={storageTexts.figures.quota}
        value={quotaMb === undefined ? "–" : formatBytes(quotaMb * MB)}
        detail={quotaMb === undefined ? storageTexts.noQuota : storageTexts.ofQuota((used * 100).toFixed(1))}
        tone={used > 1 - QUOTA_LOW ? "warning" : "neutral"}
        icon={<Gauge />}
      />
      <StatCard
        label={storageTexts.figures.disk}
        value={disk ? formatBytes(disk.freeBytes) : "–"}
        detail={disk ? storageTexts.ofDisk(formatBytes(disk.totalBytes)) : storageTexts.remote}
        tone={disk ? TONES[disk.level] : "neutral"}
        icon={<HardDrive />}
      />
    </div>
  );
}

import { ScanText } from "lucide-react";
import Link from "next/link";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import type { EventView } from "@/lib/plates/events/schema";
import { detailTexts as texts } from "../texts";

/** What was read from a file: each pass with its crop. */
export function ReadsGrid({ reads, reading }: { reads: readonly EventView[]; reading: boolean }) {
  if (reads.length === 0)
    return (
      <EmptyState icon={<ScanText />} title={texts.noReads} text={reading ? texts.noReadsYet : texts.noReadsText} />
    );
  return (
    <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
      {reads.map((read) => (
        <li key={read.id}>
          <Link
            href={`/plates/${read.id}`}
            className="grid gap-2 rounded-md border p-2 transition-colors hover:border-input hover:bg-muted"
          >
            {read.crop_url ? (
              // biome-ignore lint/performance/noImgElement: a private picture that must not pass through an image cache.
              <img
                src={read.crop_url}
                alt={texts.crop(read.plate)}
                className="h-20 w-full rounded-sm bg-black/80 object-contain"
              />
            ) : null}
            <span className="flex flex-wrap items-baseline justify-between gap-2">
              <span className="font-mono font-semibold">{read.plate}</span>
              <span className="text-muted-foreground text-xs">{texts.sure(read.confidence)}</span>
            </span>
            <span className="text-muted-foreground text-xs">
              <DateTime value={read.captured_at} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

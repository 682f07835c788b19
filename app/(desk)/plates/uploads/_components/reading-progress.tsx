"use client";

import { Progress } from "@/components/ui/progress";
import type { UploadView } from "@/lib/plates/uploads/schema";
import { texts } from "../texts";
import { isReading } from "./use-reading";

/** How far a reading is: the bar, frames, pace, time left and what was found. */
export function ReadingProgress({ upload }: { upload: UploadView }) {
  const { state, kind, frames_done, frames_total, frames_per_second, seconds_left, events_detected } = upload;
  const tone = state === "done" ? "success" : state === "failed" ? "danger" : "primary";
  const known = state !== "queued" && (frames_total !== null || kind === "image" || state === "done");
  const facts = [
    texts.states[state],
    kind === "video" && frames_done > 0 ? texts.framesOf(frames_done, frames_total) : null,
    state === "running" && frames_per_second ? texts.pace(frames_per_second) : null,
    seconds_left === null ? null : texts.left(seconds_left),
    isReading(upload) ? texts.found(events_detected) : texts.reads(events_detected),
  ].filter((fact) => fact !== null);
  return (
    <div className="grid min-w-0 gap-1.5">
      <Progress
        value={isReading(upload) && !known ? null : upload.progress * 100}
        label={texts.progressLabel(upload.filename)}
        tone={tone}
      />
      <p className="text-muted-foreground text-xs tabular-nums">{facts.join(" · ")}</p>
      {upload.reason ? <p className="text-destructive text-xs">{upload.reason}</p> : null}
    </div>
  );
}

"use client";

import { ExternalLink, FileVideo, Image as ImageIcon, Pause, Play, RotateCcw, X } from "lucide-react";
import Link from "next/link";
import { formatBytes } from "@/components/charts/units";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { texts } from "../texts";
import { type CameraChoice, OriginFields } from "./origin-fields";
import { ReadingControls } from "./reading-controls";
import { ReadingProgress } from "./reading-progress";
import { useReading } from "./use-reading";
import type { Origin, QueuedFile } from "./use-sending";

type Handlers = {
  onOrigin: (changes: Partial<Origin>) => void;
  onPause: () => void;
  onResume: () => void;
  onRetry: () => void;
  onAgain: () => void;
  onRemove: () => void;
};

/** One chosen file on its way: where it comes from, how much is sent, how far it is read. */
export function QueuedFileCard({
  queued,
  cameras,
  handlers,
}: {
  queued: QueuedFile;
  cameras: readonly CameraChoice[];
  handlers: Handlers;
}) {
  const { file, state } = queued;
  const Icon = file.type.startsWith("image/") ? ImageIcon : FileVideo;
  return (
    <li className="grid gap-3 rounded-md border px-3 py-2.5">
      <div className="flex items-center gap-3">
        <Icon aria-hidden className="size-4 shrink-0 text-muted-foreground" />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium text-sm" title={file.name}>
            {file.name}
          </span>
          <span className="text-muted-foreground text-xs">{formatBytes(file.size)}</span>
        </span>
        <FileButtons name={file.name} state={state} handlers={handlers} />
      </div>
      <FileState queued={queued} cameras={cameras} handlers={handlers} />
    </li>
  );
}

function FileButtons({ name, state, handlers }: { name: string; state: QueuedFile["state"]; handlers: Handlers }) {
  return (
    <>
      {state.phase === "sending" && state.percent < 100 ? (
        <Button size="icon-sm" variant="ghost" onClick={handlers.onPause} aria-label={texts.pause(name)}>
          <Pause aria-hidden />
        </Button>
      ) : null}
      {state.phase === "paused" ? (
        <Button size="icon-sm" variant="ghost" onClick={handlers.onResume} aria-label={texts.resume(name)}>
          <Play aria-hidden />
        </Button>
      ) : null}
      {state.phase === "failed" ? (
        <Button size="sm" onClick={handlers.onRetry}>
          <RotateCcw aria-hidden />
          {texts.retry}
        </Button>
      ) : null}
      <Button size="icon-sm" variant="ghost" onClick={handlers.onRemove} aria-label={texts.remove(name)}>
        <X aria-hidden />
      </Button>
    </>
  );
}

function FileState({
  queued,
  cameras,
  handlers,
}: {
  queued: QueuedFile;
  cameras: readonly CameraChoice[];
  handlers: Handlers;
}) {
  const { state } = queued;
  if (state.phase === "chosen")
    return (
      <OriginFields
        idPrefix={queued.id}
        cameras={cameras}
        origin={queued}
        onChange={handlers.onOrigin}
        hint={texts.recordedHintShort}
      />
    );
  if (state.phase === "waiting") return <p className="text-muted-foreground text-xs">{texts.waiting}</p>;
  if (state.phase === "failed")
    return (
      <p role="alert" className="text-destructive text-sm">
        {state.reason}
      </p>
    );
  if (state.phase === "sent") return <Reading {...state} onAgain={handlers.onAgain} />;
  return <SendProgress state={state} />;
}

function SendProgress({ state }: { state: Extract<QueuedFile["state"], { phase: "sending" | "paused" }> }) {
  const { phase, percent, bytesPerSecond, secondsLeft } = state;
  const words = phase === "paused" ? texts.paused(percent) : percent === 100 ? texts.checking : texts.sending(percent);
  const pace = phase === "sending" && percent < 100 && bytesPerSecond;
  return (
    <div className="grid gap-1.5">
      <Progress value={percent} label={words} />
      <p className="text-muted-foreground text-xs tabular-nums">
        {words}
        {pace ? ` · ${texts.sendingSpeed(pace / 1024 / 1024)}` : null}
        {pace && secondsLeft !== null ? ` · ${texts.left(secondsLeft)}` : null}
      </p>
    </div>
  );
}

function Reading({ jobId, already, onAgain }: { jobId: string; already: boolean; onAgain: () => void }) {
  const upload = useReading(jobId, null);
  return (
    <div className="grid gap-2">
      {already ? (
        <p className="flex flex-wrap items-center gap-2 text-info text-xs">
          {texts.already}
          <Button size="sm" variant="link" onClick={onAgain}>
            {texts.again}
          </Button>
        </p>
      ) : null}
      {upload ? <ReadingProgress upload={upload} /> : null}
      <div className="flex flex-wrap gap-2">
        <Button asChild size="sm">
          <Link href={`/plates/uploads/${jobId}`}>
            <ExternalLink aria-hidden />
            {texts.open}
          </Link>
        </Button>
        {upload ? <ReadingControls upload={upload} onChange={() => undefined} /> : null}
      </div>
    </div>
  );
}

"use client";

import { ExternalLink, FileImage, RotateCcw, Square, X } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { formatBytes } from "@/components/charts/units";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Progress } from "@/components/ui/progress";
import { DropTarget } from "@/components/upload/drop-target";
import { sendForm } from "@/components/upload/send-form";
import { type QueuedFile, type SendQueueOptions, useSendQueue } from "@/components/upload/use-send-queue";
import { texts } from "../texts";
import { ReadingProgress } from "./reading-progress";

type Sent = { mediaId: string; taskId: string };
type Nothing = Record<never, never>;

const send: SendQueueOptions<Nothing, Sent>["send"] = async ({ file }, { signal, onProgress }) => {
  const form = new FormData();
  form.append("file", file, file.name);
  const options = { signal, onProgress, unreachable: texts.unreachable };
  const answer = await sendForm("/api/identity/upload-image-sync", form, options);
  const { media_id, ocr_task_id } = answer as { media_id: string; ocr_task_id: string };
  return { mediaId: media_id, taskId: ocr_task_id };
};

/** Where pictures of documents are dropped, sent and followed. */
export function UploadDesk({ accept, maxMb }: { accept: string; maxMb: number }) {
  const router = useRouter();
  const onSent = useCallback(() => router.refresh(), [router]);
  const refuse = useCallback(
    ({ size }: File) => (size === 0 ? texts.empty : size > maxMb * 1024 * 1024 ? texts.tooLarge(maxMb) : null),
    [maxMb],
  );
  const queue = useSendQueue<Nothing, Sent>({
    send,
    onSent,
    refuse,
    failed: texts.unreachable,
    atOnce: 3,
    eager: true,
  });
  const done = queue.files.some(({ state }) => state.phase === "sent");
  return (
    <Card>
      <CardHeader
        title={texts.send}
        actions={
          done ? (
            <Button variant="ghost" onClick={queue.clearDone}>
              {texts.clearDone}
            </Button>
          ) : null
        }
      />
      <CardBody className="grid gap-4">
        <DropTarget
          id="documents"
          label={texts.drop}
          releaseLabel={texts.release}
          hint={texts.accepted(maxMb)}
          accept={accept}
          onFiles={(files) => queue.add(files, {})}
        />
        {queue.files.length > 0 ? (
          <ul className="grid gap-2 lg:grid-cols-2">
            {queue.files.map((queued) => (
              <QueuedDocument
                key={queued.id}
                queued={queued}
                onStop={() => queue.stop(queued.id)}
                onRetry={() => queue.retry(queued.id)}
                onRemove={() => queue.remove(queued.id)}
              />
            ))}
          </ul>
        ) : null}
      </CardBody>
    </Card>
  );
}

/** One picture on its way: how much is sent, then how far it is read. */
function QueuedDocument({
  queued: { file, state },
  onStop,
  onRetry,
  onRemove,
}: {
  queued: QueuedFile<Nothing, Sent>;
  onStop: () => void;
  onRetry: () => void;
  onRemove: () => void;
}) {
  return (
    <li className="grid content-start gap-2 rounded-md border px-3 py-2.5">
      <div className="flex items-center gap-3">
        <FileImage aria-hidden className="size-4 shrink-0 text-muted-foreground" />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium text-sm" title={file.name}>
            {file.name}
          </span>
          <span className="text-muted-foreground text-xs">{formatBytes(file.size)}</span>
        </span>
        {state.phase === "sent" ? (
          <Button asChild size="sm">
            <Link href={`/documents/${state.mediaId}`}>
              <ExternalLink aria-hidden />
              {texts.open}
            </Link>
          </Button>
        ) : null}
        {state.phase === "failed" || state.phase === "chosen" ? (
          <Button size="sm" onClick={onRetry}>
            <RotateCcw aria-hidden />
            {texts.retry}
          </Button>
        ) : null}
        {state.phase === "sending" ? (
          <Button size="icon-sm" variant="ghost" onClick={onStop} aria-label={texts.stop(file.name)}>
            <Square aria-hidden />
          </Button>
        ) : (
          <Button size="icon-sm" variant="ghost" onClick={onRemove} aria-label={texts.dismiss(file.name)}>
            <X aria-hidden />
          </Button>
        )}
      </div>
      {state.phase === "sent" ? <ReadingProgress taskId={state.taskId} name={file.name} /> : null}
      {state.phase === "sending" ? (
        <div className="grid gap-1.5">
          <Progress value={state.percent} label={texts.sending(state.percent)} />
          <p className="text-muted-foreground text-xs tabular-nums">
            {state.percent === 100 ? texts.checking : texts.sending(state.percent)}
          </p>
        </div>
      ) : null}
      {state.phase === "waiting" || state.phase === "chosen" ? (
        <p className="text-muted-foreground text-xs">{texts[state.phase]}</p>
      ) : null}
      {state.phase === "failed" ? (
        <p role="alert" className="text-destructive text-sm">
          {state.reason}
        </p>
      ) : null}
    </li>
  );
}

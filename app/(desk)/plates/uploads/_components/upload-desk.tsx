"use client";

import { Send } from "lucide-react";
import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { DropTarget } from "@/components/upload/drop-target";
import { texts } from "../texts";
import { type CameraChoice, OriginFields } from "./origin-fields";
import { QueuedFileCard } from "./queued-file";
import { Unfinished } from "./unfinished";
import { type Origin, useSending } from "./use-sending";

/** Where files are dropped, told about, sent and followed. */
export function UploadDesk({
  cameras,
  cameraId,
  accept,
  maxMb,
}: {
  cameras: readonly CameraChoice[];
  /** The camera that files come from unless another is chosen; empty for none. */
  cameraId: string;
  accept: string;
  maxMb: number;
}) {
  const router = useRouter();
  const onSent = useCallback(() => router.refresh(), [router]);
  const sending = useSending(maxMb, onSent);
  const [origin, setOrigin] = useState<Origin>({ cameraId, recordedAt: "" });
  const ready = sending.files.filter(({ state }) => state.phase === "chosen").length;
  const done = sending.files.some(({ state }) => state.phase === "sent");
  return (
    <Card>
      <CardHeader
        title={texts.send}
        actions={
          <>
            {done ? (
              <Button variant="ghost" onClick={sending.clearDone}>
                {texts.clearDone}
              </Button>
            ) : null}
            {ready > 0 ? (
              <Button variant="primary" onClick={sending.sendAll}>
                <Send aria-hidden />
                {texts.sendAll(ready)}
              </Button>
            ) : null}
          </>
        }
      />
      <CardBody className="grid gap-4">
        <div className="grid gap-4 lg:grid-cols-2">
          <DropTarget
            id="recordings"
            label={texts.drop}
            releaseLabel={texts.release}
            hint={texts.accepted(maxMb)}
            accept={accept}
            onFiles={(files) => sending.add(files, origin)}
          />
          <fieldset className="grid content-start gap-2">
            <legend className="mb-2 font-medium text-muted-foreground text-xs">{texts.forAll}</legend>
            <OriginFields
              idPrefix="next"
              cameras={cameras}
              origin={origin}
              onChange={(changes) => setOrigin((before) => ({ ...before, ...changes }))}
              hint={texts.recordedHint}
            />
          </fieldset>
        </div>
        <Unfinished files={sending.files} />
        {sending.files.length > 0 ? (
          <ul className="grid gap-2">
            {sending.files.map((queued) => (
              <QueuedFileCard
                key={queued.id}
                queued={queued}
                cameras={cameras}
                handlers={{
                  onOrigin: (changes) => sending.change(queued.id, changes),
                  onPause: () => sending.pause(queued.id),
                  onResume: () => sending.resume(queued.id),
                  onRetry: () => sending.retry(queued.id),
                  onAgain: () => sending.again(queued),
                  onRemove: () => sending.remove(queued.id),
                }}
              />
            ))}
          </ul>
        ) : null}
      </CardBody>
    </Card>
  );
}

"use client";

import { Camera, Eye, FileText, Trash2 } from "lucide-react";
import { type DragEvent, useEffect, useRef, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Progress } from "@/components/ui/progress";
import { Stopped, sendForm } from "@/components/upload/send-form";
import type { IntakeView } from "@/lib/candidates/intake/view";
import { type FileKind, REQUIRED_FILES } from "@/lib/candidates/kinds";
import { removeIntakeFile } from "../actions";
import { fileLabels, intakeTexts as texts } from "../texts";
import { CameraDialog } from "./camera-dialog";

const ACCEPT = "image/jpeg,image/png";
const ACCEPT_DOCUMENT = `${ACCEPT},image/gif,application/pdf,.doc,.docx`;

/** One file of an intake: dropped, chosen or taken by camera; sent with progress and read meanwhile. */
export function FileSlot({
  intakeId,
  kind,
  file,
  active,
  onChange,
  onLook,
}: {
  intakeId: string;
  kind: FileKind;
  file: IntakeView["files"][number] | undefined;
  /** It is the one that the viewer shows. */
  active: boolean;
  onChange: (intake: IntakeView) => void;
  onLook: () => void;
}) {
  const [percent, setPercent] = useState<number | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const [camera, setCamera] = useState(false);
  const sending = useRef<AbortController | null>(null);
  useEffect(() => () => sending.current?.abort(), []);

  const send = async (chosen: File | undefined) => {
    if (!chosen) return;
    const controller = new AbortController();
    sending.current = controller;
    setError(null);
    setPercent(0);
    const form = new FormData();
    form.append("file", chosen, chosen.name);
    try {
      const answer = await sendForm(`/api/intake/sessions/${intakeId}/files/${kind}`, form, {
        signal: controller.signal,
        onProgress: (sent, total) => setPercent(Math.floor((100 * sent) / total)),
        unreachable: texts.unreachable,
      });
      onChange(answer as IntakeView);
    } catch (failure) {
      if (!(failure instanceof Stopped)) setError(failure instanceof Error ? failure.message : texts.unreachable);
    } finally {
      setPercent(null);
    }
  };
  const remove = async () => {
    const answer = await removeIntakeFile({ id: intakeId, kind }).catch(() => null);
    if (answer?.ok) onChange(answer.value);
    else setError(answer?.message ?? texts.unreachable);
  };
  const drag = (event: DragEvent, isOver: boolean) => {
    event.preventDefault();
    setOver(isOver);
  };
  const label = fileLabels[kind];
  return (
    <section
      aria-label={label}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false);
        void send(event.dataTransfer.files[0]);
      }}
      className={cn(
        "grid content-start gap-2 rounded-md border bg-card p-3 text-sm",
        file ? "border-border" : "border-input border-dashed",
        active && "border-primary",
        over && "border-primary bg-accent",
      )}
    >
      <div className="flex items-center justify-between gap-2">
        <h3 className="font-medium">{label}</h3>
        {!file && REQUIRED_FILES.includes(kind) ? <Badge tone="warning">{texts.required}</Badge> : null}
      </div>
      {percent === null ? (
        <p className="truncate text-muted-foreground text-xs" title={file?.fileName}>
          {over ? texts.release : (file?.fileName ?? texts.drop)}
        </p>
      ) : (
        <div className="grid gap-1.5">
          <Progress value={percent < 100 ? percent / 100 : null} label={texts.sending(percent)} />
          <p className="text-muted-foreground text-xs tabular-nums">{texts.sending(percent)}</p>
        </div>
      )}
      {error ? (
        <p role="alert" className="font-medium text-destructive text-xs">
          {error}
        </p>
      ) : null}
      <div className="flex flex-wrap items-center gap-1.5">
        <label className="inline-flex h-7 cursor-pointer items-center gap-1.5 rounded-md border border-input bg-card px-2 font-medium text-xs hover:bg-muted has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-ring has-[:focus-visible]:outline-offset-2">
          <FileText aria-hidden className="size-3.5" />
          {file ? texts.replace : texts.choose}
          <input
            type="file"
            aria-label={`${label}: ${file ? texts.replace : texts.choose}`}
            accept={kind === "marksheet" ? ACCEPT_DOCUMENT : ACCEPT}
            disabled={percent !== null}
            className="sr-only"
            onChange={(event) => {
              const [chosen] = event.target.files ?? [];
              void send(chosen);
              // So that the same file can be chosen again.
              event.target.value = "";
            }}
          />
        </label>
        <Button
          size="icon-sm"
          aria-label={`${label}: ${texts.camera}`}
          disabled={percent !== null}
          onClick={() => setCamera(true)}
        >
          <Camera aria-hidden />
        </Button>
        {file ? (
          <>
            <Button size="icon-sm" aria-label={`${label}: ${texts.look}`} aria-pressed={active} onClick={onLook}>
              <Eye aria-hidden />
            </Button>
            <Button size="icon-sm" variant="ghost" aria-label={`${label}: ${texts.remove}`} onClick={remove}>
              <Trash2 aria-hidden />
            </Button>
          </>
        ) : null}
      </div>
      {camera ? (
        <CameraDialog
          title={label}
          facing={kind === "photo" ? "user" : "environment"}
          fileName={`${kind}.jpg`}
          onClose={() => setCamera(false)}
          onPicture={(picture) => void send(picture)}
        />
      ) : null}
    </section>
  );
}

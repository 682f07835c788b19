"use client";

import { CircleCheck, Upload as UploadIcon, X } from "lucide-react";
import { type DragEvent, type ReactNode, useId, useState } from "react";
import { Button } from "../ui/button";
import { cn } from "../ui/cn";
import { Field, useFieldControl } from "../ui/field";
import { Progress } from "../ui/progress";
import type { FileLimits } from "./check-file";
import { type SendFile, sendFile, type UploadedFile, type UploadRouteName } from "./send-file";
import { uploadTexts } from "./upload-texts";
import { usePaste } from "./use-paste";
import { type UploadState, useUpload } from "./use-upload";

export type UploadDropzoneProps = FileLimits & {
  label: ReactNode;
  /** Upload route of the server: decides which kinds of file are taken there. */
  route: UploadRouteName;
  /** Called once for each file that the server has taken in. */
  onUploaded: (file: UploadedFile) => void;
  /** Puts the file's key into the form around, in a hidden input of this name. */
  name?: string;
  /** What the form found wrong; shown until another file is chosen. */
  error?: string | null;
  required?: boolean;
  disabled?: boolean;
  className?: string;
  /** How bytes reach the server; another one in tests only. */
  send?: SendFile;
};

/**
 * A field for one file: dropped, pasted, or chosen by mouse or keyboard. It is sent at once, with its progress, and can
 * be cancelled; the form then carries its key.
 */
export function UploadDropzone(props: UploadDropzoneProps) {
  const { label, route, accept, acceptText, maxMb, onUploaded, name, error, required, disabled, className } = props;
  const { state, choose, cancel } = useUpload(route, { accept, acceptText, maxMb }, props.send ?? sendFile, onUploaded);
  const id = useId();
  usePaste(choose, !disabled);
  const problem = state.phase === "failed" ? state.reason : state.phase === "idle" ? error : null;
  return (
    <Field
      id={id}
      label={label}
      hint={uploadTexts.limits(acceptText, maxMb)}
      error={problem}
      required={required}
      className={className}
    >
      <DropTarget inputId={id} state={state} accept={accept} disabled={disabled} onFiles={choose} />
      {state.phase === "sending" ? <Sending name={state.name} percent={state.percent} onCancel={cancel} /> : null}
      {name && state.phase === "sent" ? <input type="hidden" name={name} value={state.file.fileKey} /> : null}
      <p role="status" className="sr-only">
        {announcement(state)}
      </p>
    </Field>
  );
}

type DropTargetProps = {
  inputId: string;
  state: UploadState;
  accept: readonly string[];
  disabled?: boolean;
  onFiles: (files: File[]) => void;
};

/** The native input keeps the focus and the keyboard; the label around it is the large target for mouse and drop. */
function DropTarget({ inputId, state, accept, disabled, onFiles }: DropTargetProps) {
  const [over, setOver] = useState(false);
  // `name` and `required` stay off this input: the form carries the key, not the file.
  const control = useFieldControl({ id: inputId, name: undefined });
  const drag = (event: DragEvent, isOver: boolean) => {
    event.preventDefault();
    setOver(isOver && !disabled);
  };
  const drop = (event: DragEvent) => {
    drag(event, false);
    if (!disabled) onFiles([...event.dataTransfer.files]);
  };
  const sent = state.phase === "sent";
  const Icon = sent ? CircleCheck : UploadIcon;
  return (
    <label
      htmlFor={inputId}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={drop}
      className={cn(
        "flex min-h-24 cursor-pointer flex-col items-center justify-center gap-1.5 rounded-md border border-input border-dashed bg-card px-4 py-5 text-center text-sm transition-colors hover:bg-muted has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-ring has-[:focus-visible]:outline-offset-2",
        over && "border-primary bg-accent text-accent-foreground",
        state.phase === "failed" && "border-destructive",
        disabled && "pointer-events-none opacity-55",
      )}
    >
      <input
        {...control}
        type="file"
        accept={accept.join(",")}
        disabled={disabled}
        className="sr-only"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // So that the same file can be chosen again after a failure.
          event.target.value = "";
          onFiles(files);
        }}
      />
      <span aria-hidden className="grid justify-items-center gap-1.5">
        <Icon className={cn("size-5", sent ? "text-success" : "text-muted-foreground")} />
        {sent ? <span className="break-all font-medium">{state.file.name}</span> : null}
        <span className="text-muted-foreground">
          {over ? uploadTexts.release : sent ? uploadTexts.another : uploadTexts.drop}
        </span>
      </span>
    </label>
  );
}

function Sending({ name, percent, onCancel }: { name: string; percent: number; onCancel: () => void }) {
  return (
    <div className="flex items-center gap-3 rounded-md border border-border bg-card px-3 py-2">
      <div className="grid min-w-0 flex-1 gap-1.5">
        <div className="flex justify-between gap-3 text-xs">
          <span className="truncate">{percent === 100 ? uploadTexts.finishing : uploadTexts.sending(name)}</span>
          <span className="tabular-nums text-muted-foreground">{percent} %</span>
        </div>
        <Progress value={percent} label={uploadTexts.sending(name)} />
      </div>
      <Button variant="ghost" size="icon-sm" onClick={onCancel} aria-label={uploadTexts.cancel}>
        <X aria-hidden />
      </Button>
    </div>
  );
}

/** Said once at each turn, not at each percent: the progress bar has its own value. */
function announcement(state: UploadState): string {
  if (state.phase === "sending") return state.percent === 100 ? uploadTexts.finishing : uploadTexts.sending(state.name);
  if (state.phase === "sent") return uploadTexts.sent(state.file.name);
  return "";
}

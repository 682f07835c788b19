"use client";

import { Camera, CameraOff, ImageUp, ScanLine } from "lucide-react";
import { useId } from "react";
import { Alert } from "@/components/ui/alert";
import { Button, buttonVariants } from "@/components/ui/button";
import { Card, CardBody } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { Spinner } from "@/components/ui/spinner";
import { texts } from "../../texts";
import { ScanResult } from "./scan-result";
import { type Keys, useScan } from "./use-scan";

const words = texts.scan;

export function Scanner() {
  const { camera, state, keys, startCamera, readPhoto, reset } = useScan();
  if (state.phase === "done") return <ScanResult check={state.check} onAgain={reset} />;
  const live = camera.state.phase === "live";
  const busy = state.phase === "searching" || state.phase === "checking";
  return (
    <Card>
      <CardBody className="grid gap-4">
        {camera.state.phase === "failed" ? <Alert tone="warning">{camera.state.reason}</Alert> : null}
        {state.phase === "not_found" ? (
          <Alert tone="warning" title={words.notFound}>
            {words.notFoundText}
          </Alert>
        ) : null}
        {state.phase === "no_picture" ? <Alert tone="warning">{words.noPicture}</Alert> : null}
        {state.phase === "no_reader" ? <Alert tone="danger">{words.noReader}</Alert> : null}
        <div className="relative grid aspect-[8/5] place-items-center overflow-hidden rounded-md border bg-muted">
          <video
            ref={camera.video}
            muted
            playsInline
            aria-label={words.live}
            className={live ? "size-full object-cover" : "hidden"}
          />
          {live ? <Frame /> : <Placeholder busy={busy} starting={camera.state.phase === "starting"} />}
        </div>
        <div className="flex flex-wrap gap-2">
          {live ? (
            <Button size="lg" onClick={camera.stop}>
              <CameraOff aria-hidden />
              {words.stop}
            </Button>
          ) : (
            <Button variant="primary" size="lg" disabled={busy} onClick={startCamera}>
              <Camera aria-hidden />
              {words.camera}
            </Button>
          )}
          <PhotoInput disabled={busy} onPhoto={readPhoto} />
        </div>
        <p role="status" className="text-muted-foreground text-xs">
          {busy ? (state.phase === "checking" ? words.checking : words.searching) : keysText(keys)}
        </p>
      </CardBody>
    </Card>
  );
}

const keysText = (keys: Keys) =>
  ({ loading: words.keysLoading, ready: words.keysReady, missing: words.keysMissing })[keys];

/** Where the barcode should be, in its own proportions. */
function Frame() {
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0 grid place-items-center p-4">
      <div className="aspect-[5/2] w-full rounded-md ring-2 ring-white/90 ring-offset-2 ring-offset-black/40" />
      <p className="absolute bottom-2 rounded bg-black/65 px-2 py-1 text-white text-xs">{words.aim}</p>
    </div>
  );
}

function Placeholder({ busy, starting }: { busy: boolean; starting: boolean }) {
  if (busy || starting)
    return (
      <p className="flex items-center gap-2 text-muted-foreground text-sm">
        <Spinner />
        {starting ? words.starting : words.searching}
      </p>
    );
  return <ScanLine aria-hidden className="size-12 text-muted-foreground" />;
}

/** The native input keeps focus and keyboard; the label looks like a button. */
function PhotoInput({ disabled, onPhoto }: { disabled: boolean; onPhoto: (file: File) => void }) {
  const id = useId();
  return (
    <label
      htmlFor={id}
      className={cn(
        buttonVariants({ size: "lg" }),
        "cursor-pointer has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-ring has-[:focus-visible]:outline-offset-2",
        disabled && "pointer-events-none opacity-55",
      )}
    >
      <input
        id={id}
        type="file"
        accept="image/*"
        disabled={disabled}
        className="sr-only"
        onChange={(event) => {
          const file = event.target.files?.[0];
          // So that the same photo can be chosen again.
          event.target.value = "";
          if (file) onPhoto(file);
        }}
      />
      <ImageUp aria-hidden />
      {words.photo}
    </label>
  );
}

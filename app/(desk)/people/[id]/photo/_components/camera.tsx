"use client";

import { Camera as CameraIcon, CameraOff, RefreshCw } from "lucide-react";
import { useEffect, useState } from "react";
import { type Camera as CameraDevice, useCamera } from "@/components/camera/use-camera";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Progress } from "@/components/ui/progress";
import { Select } from "@/components/ui/select";
import { Spinner } from "@/components/ui/spinner";
import { reasonOf, sendFile } from "@/components/upload/send-file";
import { cameraTexts } from "../texts";

/** Takes the photo with a camera of this machine and sends it; `onSent` gets the upload's key. */
export function Camera({ busy, onSent }: { busy: boolean; onSent: (fileKey: string) => Promise<boolean> }) {
  const camera = useCamera();
  const [still, setStill] = useState<{ blob: Blob; url: string } | null>(null);
  const [percent, setPercent] = useState<number | null>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => () => (still ? URL.revokeObjectURL(still.url) : undefined), [still]);

  const take = async () => {
    const blob = await camera.shoot();
    if (!blob) return;
    setStill({ blob, url: URL.createObjectURL(blob) });
    camera.stop();
  };
  const again = () => {
    setStill(null);
    setError(null);
    void camera.start(camera.deviceId);
  };
  const use = async () => {
    if (!still) return;
    setError(null);
    setPercent(0);
    try {
      const file = new File([still.blob], cameraTexts.fileName, { type: "image/jpeg" });
      const sent = await sendFile("photo", file, { signal: new AbortController().signal, onPercent: setPercent });
      if (await onSent(sent.fileKey)) setStill(null);
    } catch (failure) {
      setError(reasonOf(failure));
    } finally {
      setPercent(null);
    }
  };

  if (still) {
    const sending = percent !== null || busy;
    return (
      <div className="grid gap-3">
        {/* biome-ignore lint/performance/noImgElement: the picture lies in this browser's memory. */}
        <img
          src={still.url}
          alt={cameraTexts.still}
          className="aspect-video w-full rounded-md border bg-muted object-contain"
        />
        {percent === null ? null : <Progress value={percent} label={cameraTexts.sending(percent)} />}
        {error ? <Alert tone="danger">{error}</Alert> : null}
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" loading={sending} onClick={use}>
            {cameraTexts.use}
          </Button>
          <Button disabled={sending} onClick={again}>
            <RefreshCw aria-hidden />
            {cameraTexts.again}
          </Button>
        </div>
      </div>
    );
  }
  return <Finder camera={camera} onTake={take} />;
}

/** The live picture with the buttons of a camera. */
function Finder({ camera, onTake }: { camera: CameraDevice; onTake: () => void }) {
  const { state, video, devices, deviceId, start, stop } = camera;
  const live = state.phase === "live";
  return (
    <div className="grid gap-3">
      {state.phase === "failed" ? <Alert tone="warning">{state.reason}</Alert> : null}
      <div className="relative grid aspect-video place-items-center overflow-hidden rounded-md border bg-muted">
        {/* Mirrored, as people know themselves; what is taken is not. */}
        <video
          ref={video}
          muted
          playsInline
          aria-label={cameraTexts.live}
          className={live ? "size-full -scale-x-100 object-contain" : "hidden"}
        />
        {live ? <HeadOval /> : null}
        {state.phase === "starting" ? (
          <p role="status" className="flex items-center gap-2 text-muted-foreground">
            <Spinner />
            {cameraTexts.starting}
          </p>
        ) : null}
        {state.phase === "off" || state.phase === "failed" ? (
          <p className="max-w-xs px-4 text-center text-muted-foreground text-sm">{cameraTexts.intro}</p>
        ) : null}
      </div>
      {live && devices.length > 1 ? (
        <Field label={cameraTexts.device}>
          <Select value={deviceId} onChange={(event) => void start(event.target.value)}>
            {devices.map((device, index) => (
              <option key={device.deviceId} value={device.deviceId}>
                {device.label || cameraTexts.unnamed(index + 1)}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {live ? (
          <>
            <Button variant="primary" onClick={onTake}>
              <CameraIcon aria-hidden />
              {cameraTexts.take}
            </Button>
            <Button onClick={stop}>
              <CameraOff aria-hidden />
              {cameraTexts.stop}
            </Button>
          </>
        ) : (
          <Button variant="primary" loading={state.phase === "starting"} onClick={() => void start()}>
            <CameraIcon aria-hidden />
            {cameraTexts.start}
          </Button>
        )}
      </div>
    </div>
  );
}

function HeadOval() {
  return (
    <svg
      aria-hidden
      viewBox="0 0 160 90"
      fill="none"
      stroke="white"
      strokeOpacity="0.75"
      className="pointer-events-none absolute inset-0 size-full"
    >
      <ellipse cx="80" cy="43" rx="20" ry="27" strokeDasharray="2 2" strokeWidth="0.6" />
    </svg>
  );
}

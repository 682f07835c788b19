"use client";

import { Camera as CameraIcon, ImageUp } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { type Camera, useCamera } from "@/components/camera/use-camera";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Spinner } from "@/components/ui/spinner";
import { texts } from "../texts";
import { FRAME_MARGIN } from "./guidance";
import { useHint } from "./use-hint";

const PICTURES = "image/jpeg,image/png,image/webp";

/**
 * Takes a picture with the camera, with guidance while it is live, or a file. What was taken is looked at before it is
 * used.
 *
 * @param shape what the frame shows: a document, or an oval for a face
 */
export function Capture({
  shape,
  disabled,
  onPicture,
  extra,
}: {
  shape: "document" | "face";
  disabled?: boolean;
  onPicture: (picture: File) => void;
  /** More to do with the live camera. */
  extra?: (camera: Camera) => React.ReactNode;
}) {
  const camera = useCamera(shape === "face" ? "user" : "environment");
  const [still, setStill] = useState<{ file: File; url: string } | null>(null);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => () => (still ? URL.revokeObjectURL(still.url) : undefined), [still]);
  const show = (file: File) => setStill({ file, url: URL.createObjectURL(file) });
  const shoot = async () => {
    const blob = await camera.shoot();
    if (!blob) return;
    show(new File([blob], `${shape}.jpg`, { type: "image/jpeg" }));
    camera.stop();
  };
  if (still)
    return (
      <div className="grid gap-3">
        {/* biome-ignore lint/performance/noImgElement: the picture lies in this browser's memory. */}
        <img
          src={still.url}
          alt={texts.still}
          className="max-h-[60vh] w-full rounded-md border bg-muted object-contain"
        />
        <div className="grid grid-cols-2 gap-2">
          <Button size="lg" onClick={() => setStill(null)}>
            {texts.retake}
          </Button>
          <Button
            size="lg"
            variant="primary"
            onClick={() => {
              onPicture(still.file);
              setStill(null);
            }}
          >
            {texts.use}
          </Button>
        </div>
      </div>
    );
  const live = camera.state.phase === "live";
  return (
    <div className="grid gap-3">
      {camera.state.phase === "failed" ? <Alert tone="warning">{camera.state.reason}</Alert> : null}
      <Finder camera={camera} shape={shape} />
      <div className="flex flex-wrap gap-2">
        {live ? (
          <>
            <Button size="lg" variant="primary" className="flex-1" onClick={() => void shoot()}>
              <CameraIcon aria-hidden />
              {texts.shoot}
            </Button>
            {extra?.(camera)}
            <Button size="lg" onClick={camera.stop}>
              {texts.stop}
            </Button>
          </>
        ) : (
          <>
            <Button
              size="lg"
              variant="primary"
              className="flex-1"
              disabled={disabled}
              loading={camera.state.phase === "starting"}
              onClick={() => void camera.start()}
            >
              <CameraIcon aria-hidden />
              {texts.camera}
            </Button>
            <Button size="lg" className="flex-1" disabled={disabled} onClick={() => input.current?.click()}>
              <ImageUp aria-hidden />
              {texts.file}
            </Button>
          </>
        )}
        <input
          ref={input}
          type="file"
          accept={PICTURES}
          aria-label={texts.file}
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = "";
            if (file) show(file);
          }}
        />
      </div>
    </div>
  );
}

/** The live picture with the frame that is to be filled, green once all is well, and what to do. */
function Finder({ camera: { state, video }, shape }: { camera: Camera; shape: "document" | "face" }) {
  const live = state.phase === "live";
  const hint = useHint(video, live && shape === "document");
  return (
    <div className={cn("relative overflow-hidden rounded-md border bg-black", live ? "" : "hidden")}>
      <video
        ref={video}
        muted
        playsInline
        aria-label={texts.live}
        className={cn("max-h-[65vh] w-full object-contain", shape === "face" && "-scale-x-100")}
      />
      {live ? (
        <div
          aria-hidden
          className={cn(
            "pointer-events-none absolute border-2",
            shape === "face" ? "inset-y-[8%] left-1/2 aspect-3/4 -translate-x-1/2 rounded-full" : "rounded-lg",
            hint === "good" ? "border-[#4ade80]" : "border-white/80",
          )}
          style={shape === "face" ? undefined : { inset: `${FRAME_MARGIN * 100}%` }}
        />
      ) : null}
      {hint ? (
        <p
          role="status"
          className="absolute inset-x-0 bottom-3 mx-auto w-fit rounded-full bg-black/75 px-3.5 py-1.5 font-medium text-sm text-white"
        >
          {texts.hints[hint]}
        </p>
      ) : null}
      {state.phase === "starting" ? <Spinner /> : null}
    </div>
  );
}

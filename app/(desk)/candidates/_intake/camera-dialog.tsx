"use client";

import { Camera } from "lucide-react";
import { useCamera } from "@/components/camera/use-camera";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { intakeTexts as texts } from "../texts";

/** Takes one picture with a camera of this machine. */
export function CameraDialog({
  title,
  facing,
  fileName,
  onClose,
  onPicture,
}: {
  title: string;
  facing: "user" | "environment";
  fileName: string;
  onClose: () => void;
  onPicture: (picture: File) => void;
}) {
  const { state, video, start, stop, shoot } = useCamera(facing);
  const live = state.phase === "live";
  const take = async () => {
    const blob = await shoot();
    if (!blob) return;
    stop();
    onPicture(new File([blob], fileName, { type: "image/jpeg" }));
    onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={title}
        className="max-w-2xl"
        footer={
          <>
            <Button onClick={onClose}>{texts.closeCamera}</Button>
            <Button
              variant="primary"
              loading={state.phase === "starting"}
              onClick={() => void (live ? take() : start())}
            >
              <Camera aria-hidden />
              {live ? texts.takePicture : texts.startCamera}
            </Button>
          </>
        }
      >
        {state.phase === "failed" ? <Alert tone="warning">{state.reason}</Alert> : null}
        <div className="grid aspect-video place-items-center overflow-hidden rounded-md border bg-muted">
          <video
            ref={video}
            muted
            playsInline
            aria-label={title}
            className={live ? "size-full object-contain" : "hidden"}
          />
        </div>
      </DialogContent>
    </Dialog>
  );
}

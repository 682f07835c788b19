"use client";

import { Video } from "lucide-react";
import { useState } from "react";
import type { Camera } from "@/components/camera/use-camera";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Progress } from "@/components/ui/progress";
import { sendForm } from "@/components/upload/send-form";
import { Capture } from "../_capture/capture";
import { texts } from "../texts";

const VIDEO_MS = 3000;

/** The applicant's face, and a short video where the browser can record one. */
export function SelfieStep({ onDone }: { onDone: () => Promise<void> }) {
  const [video, setVideo] = useState<Blob | null>(null);
  const [percent, setPercent] = useState<number | null>(null);
  const [error, setError] = useState<string | null>(null);
  const send = async (picture: File) => {
    setError(null);
    setPercent(0);
    const form = new FormData();
    form.append("selfie", picture, picture.name);
    if (video) form.append("selfie_video", video, video.type.includes("mp4") ? "selfie.mp4" : "selfie.webm");
    try {
      await sendForm("/api/onboarding/selfie", form, {
        signal: new AbortController().signal,
        onProgress: (sent, total) => setPercent(Math.floor((100 * sent) / total)),
        unreachable: texts.unreachable,
      });
      await onDone();
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : texts.unreachable);
    }
    setPercent(null);
  };
  return (
    <Card>
      <CardHeader title={texts.selfieTitle} description={texts.selfieText} />
      <CardBody className="grid gap-3">
        {error ? <Alert tone="danger">{error}</Alert> : null}
        {video ? <Badge tone="success">{texts.videoTaken}</Badge> : null}
        {percent !== null ? (
          <Progress value={percent} label={texts.sending(percent)} />
        ) : (
          <Capture
            shape="face"
            onPicture={(picture) => void send(picture)}
            extra={(camera) => <RecordButton camera={camera} onVideo={setVideo} />}
          />
        )}
      </CardBody>
    </Card>
  );
}

/** Records three seconds of what the camera shows, without sound. */
function RecordButton({ camera, onVideo }: { camera: Camera; onVideo: (video: Blob) => void }) {
  const [recording, setRecording] = useState(false);
  const record = () => {
    const stream = camera.video.current?.srcObject;
    if (!(stream instanceof MediaStream) || typeof MediaRecorder === "undefined") return;
    const recorder = new MediaRecorder(stream);
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.onstop = () => {
      setRecording(false);
      onVideo(new Blob(parts, { type: recorder.mimeType }));
    };
    setRecording(true);
    recorder.start();
    setTimeout(() => recorder.state === "recording" && recorder.stop(), VIDEO_MS);
  };
  return (
    <Button size="lg" disabled={recording} onClick={record}>
      <Video aria-hidden />
      {recording ? texts.recording : texts.video}
    </Button>
  );
}

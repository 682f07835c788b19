"use client";

import { CheckCircle2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { Stopped, sendForm } from "@/components/upload/send-form";
import { Capture } from "../_capture/capture";
import { texts } from "../texts";

/** One side of the document: taken, sent while the other one is being taken, and taken again if need be. */
export function SideUpload({
  side,
  there,
  onChange,
}: {
  side: "front" | "back";
  there: boolean;
  onChange: () => Promise<void>;
}) {
  const [percent, setPercent] = useState<number | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [again, setAgain] = useState(false);
  const sending = useRef<AbortController | null>(null);
  useEffect(() => () => sending.current?.abort(), []);
  const send = async (picture: File) => {
    const controller = new AbortController();
    sending.current = controller;
    setError(null);
    setPercent(0);
    const form = new FormData();
    form.append("file", picture, picture.name);
    try {
      await sendForm(`/api/onboarding/draft/${side}`, form, {
        signal: controller.signal,
        onProgress: (sent, total) => setPercent(Math.floor((100 * sent) / total)),
        unreachable: texts.unreachable,
      });
      setAgain(false);
      await onChange();
    } catch (failure) {
      if (!(failure instanceof Stopped)) setError(failure instanceof Error ? failure.message : texts.unreachable);
    } finally {
      setPercent(null);
    }
  };
  return (
    <section aria-label={texts.sides[side]} className="grid gap-2.5">
      <h3 className="flex items-center gap-2 font-medium">
        {texts.sides[side]}
        <Badge tone={there ? "success" : "neutral"}>{there ? texts.sideIs.there : texts.sideIs.missing}</Badge>
      </h3>
      {error ? <Alert tone="danger">{error}</Alert> : null}
      {percent !== null ? (
        <div className="grid gap-1.5">
          <Progress value={percent} label={texts.sending(percent)} />
          <p className="text-muted-foreground text-xs tabular-nums">{texts.sending(percent)}</p>
        </div>
      ) : there && !again ? (
        <p className="flex items-center gap-2 text-sm">
          <CheckCircle2 aria-hidden className="size-4 text-success" />
          {texts.sent}
          <Button size="sm" variant="ghost" onClick={() => setAgain(true)}>
            {texts.again}
          </Button>
        </p>
      ) : (
        <Capture shape="document" onPicture={(picture) => void send(picture)} />
      )}
    </section>
  );
}

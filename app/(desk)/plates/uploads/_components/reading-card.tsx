"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { UploadView } from "@/lib/plates/uploads/schema";
import { detailTexts, texts } from "../texts";
import { ReadingControls } from "./reading-controls";
import { ReadingProgress } from "./reading-progress";
import { isReading, useReading } from "./use-reading";

/** The reading of one upload as it goes on; with each read that is found the page is asked for again. */
export function ReadingCard({ first }: { first: UploadView }) {
  const router = useRouter();
  const upload = useReading(first.job_id, first) ?? first;
  const moved = upload.events_detected !== first.events_detected || upload.state !== first.state;
  useEffect(() => {
    if (moved) router.refresh();
  }, [moved, router]);
  return (
    <Card>
      <CardHeader
        title={detailTexts.progress}
        actions={<ReadingControls upload={upload} onChange={() => router.refresh()} />}
      />
      <CardBody>
        <ReadingProgress upload={upload} />
        <p role="status" className="sr-only">
          {isReading(upload) ? "" : texts.states[upload.state]}
        </p>
      </CardBody>
    </Card>
  );
}

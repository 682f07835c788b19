import { ImageOff } from "lucide-react";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import type { CameraLine } from "../../camera-line";
import { detailTexts as texts } from "../../texts";

export function LastFrame({ camera }: { camera: CameraLine }) {
  const { last_frame_url: url, last_frame_at: at } = camera;
  return (
    <Card>
      <CardHeader title={texts.lastFrame} description={at ? <DateTime value={at} /> : undefined} />
      <CardBody>
        {url ? (
          // The moment makes the address new, so that the browser asks for the new picture.
          // biome-ignore lint/performance/noImgElement: a private picture that must not pass through an image cache.
          <img
            src={`${url}?at=${encodeURIComponent(at ?? "")}`}
            alt={texts.frameOf(camera.name)}
            className="max-h-120 w-full rounded-md border object-contain"
          />
        ) : (
          <EmptyState icon={<ImageOff />} title={texts.noFrame} text={texts.noFrameText} />
        )}
      </CardBody>
    </Card>
  );
}

"use client";

import { ImageOff } from "lucide-react";
import { type ReactNode, useState } from "react";
import { cn } from "@/components/ui/cn";
import type { EventView } from "@/lib/plates/events/schema";
import { texts } from "../texts";
import { pictureAddress } from "./picture-address";

type Pictured = Pick<EventView, "id" | "plate" | "crop_url" | "frame_url" | "bbox" | "quad">;

/** The plate as it was cut out of the frame, as large as its box allows. */
export function PlateCrop({ read, className }: { read: Pictured; className?: string }) {
  const [failed, setFailed] = useState(false);
  if (!read.crop_url || failed)
    return <NoPicture className={className}>{failed ? texts.pictureFailed : texts.noPicture}</NoPicture>;
  return (
    // biome-ignore lint/performance/noImgElement: it is behind a sign-in, which Next's image service does not pass on.
    <img
      src={pictureAddress(read.id, "crop")}
      alt={texts.crop(read.plate)}
      onError={() => setFailed(true)}
      className={cn("rounded-md bg-[#14181b] object-contain", className)}
    />
  );
}

/** The whole frame with a line around the plate. */
export function FrameWithPlate({ read, className }: { read: Pictured; className?: string }) {
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  const [failed, setFailed] = useState(false);
  if (!read.frame_url || failed)
    return (
      <NoPicture className={cn("aspect-video w-full", className)}>
        {failed ? texts.pictureFailed : texts.noPicture}
      </NoPicture>
    );
  const measure = (image: HTMLImageElement | null) => {
    // A picture out of the cache has loaded before React could listen.
    if (image?.complete && image.naturalWidth > 0 && size === null)
      setSize({ width: image.naturalWidth, height: image.naturalHeight });
  };
  return (
    <div className={cn("relative overflow-hidden rounded-md bg-[#14181b]", className)}>
      {/* biome-ignore lint/performance/noImgElement: it is behind a sign-in, which Next's image service does not pass on. */}
      <img
        ref={measure}
        src={pictureAddress(read.id, "frame")}
        alt={texts.frame(read.plate)}
        onLoad={(event) => measure(event.currentTarget)}
        onError={() => setFailed(true)}
        className="block w-full"
      />
      {size ? (
        <svg
          aria-hidden
          viewBox={`0 0 ${size.width} ${size.height}`}
          className="pointer-events-none absolute inset-0 size-full"
        >
          {/* Two lines, dark below light, are seen on any picture. */}
          <polygon
            points={outline(read)}
            fill="none"
            stroke="#10181c"
            strokeWidth={5}
            vectorEffect="non-scaling-stroke"
          />
          <polygon
            points={outline(read)}
            fill="none"
            stroke="#ffd23f"
            strokeWidth={2.5}
            vectorEffect="non-scaling-stroke"
          />
        </svg>
      ) : null}
    </div>
  );
}

function outline({ bbox, quad }: Pictured): string {
  const { x1, y1, x2, y2 } = bbox;
  const corners = quad ?? [
    { x: x1, y: y1 },
    { x: x2, y: y1 },
    { x: x2, y: y2 },
    { x: x1, y: y2 },
  ];
  return corners.map(({ x, y }) => `${x},${y}`).join(" ");
}

const NoPicture = ({ className, children }: { className?: string; children: ReactNode }) => (
  <div
    className={cn(
      "flex items-center justify-center gap-2 rounded-md border border-dashed bg-muted px-3 text-center text-muted-foreground text-xs [&_svg]:size-4 [&_svg]:shrink-0",
      className,
    )}
  >
    <ImageOff aria-hidden />
    {children}
  </div>
);

"use client";

import { useEffect, useRef } from "react";
import { type PhotoCrop, PORTRAIT } from "@/lib/people/photo/schema";
import { cropTexts } from "../texts";

/** The portrait as a crop would cut it, drawn by the browser: without the sharpening that the server adds. */
export function CropPreview({ image, crop }: { image: HTMLImageElement; crop: PhotoCrop }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const { naturalWidth, naturalHeight } = image;
    const scale = PORTRAIT.width / (crop.width * naturalWidth);
    context.resetTransform();
    context.clearRect(0, 0, PORTRAIT.width, PORTRAIT.height);
    context.imageSmoothingQuality = "high";
    context.translate(PORTRAIT.width / 2, PORTRAIT.height / 2);
    context.rotate(((crop.rotation ?? 0) * Math.PI) / 180);
    context.scale(scale, scale);
    context.drawImage(image, -(crop.x + crop.width / 2) * naturalWidth, -(crop.y + crop.height / 2) * naturalHeight);
  }, [image, crop]);
  return (
    <canvas
      ref={canvas}
      width={PORTRAIT.width}
      height={PORTRAIT.height}
      role="img"
      aria-label={cropTexts.preview}
      className="h-auto w-full max-w-[213px] rounded-md border bg-muted"
    />
  );
}

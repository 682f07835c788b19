"use client";

import { RotateCcw, RotateCw } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import Cropper, { type MediaSize, type Point } from "react-easy-crop";
import "react-easy-crop/react-easy-crop.css";
import { Button } from "../ui/button";
import { cropperTexts } from "./crop-texts";
import { RangeField } from "./range-field";

/** A crop in px of the upright box around the picture, after the picture was turned about its middle. */
export type TurnedArea = {
  x: number;
  y: number;
  width: number;
  height: number;
  /** Degrees by which the picture is turned clockwise. */
  rotation: number;
};

export type ImageCropperProps = {
  src: string;
  /** Width over height of the crop. */
  aspect: number;
  /** Where the frame lies at first; it may reach beyond the picture. */
  start: TurnedArea;
  /** Fewest rows of the picture that the frame may show: the end of the zoom. In px of the picture. */
  rowsMin: number;
  onChange: (area: TurnedArea) => void;
  /** Drawn over the frame, without taking part in anything. */
  guide?: ReactNode;
};

/** Longer side of the frame on screen, in px: small enough for a phone, and the same everywhere. */
const FRAME_SIDE_PX = 300;
const ZOOM_KEY_FACTOR = 1.05;
const TURN_KEY_DEGREES = 0.5;
const ARROW_STEP_PX = 5;
/** Wide open until the picture is loaded and its scale on screen is known. */
const OPEN_BOUNDS = { min: 0.01, max: 1000 };

type View = { point: Point; zoom: number };

/** A frame that stays while the picture is moved, zoomed and turned under it, by mouse, touch, wheel or keyboard. */
export function ImageCropper({ src, aspect, start, rowsMin, onChange, guide }: ImageCropperProps) {
  const frame =
    aspect <= 1
      ? { width: FRAME_SIDE_PX * aspect, height: FRAME_SIDE_PX }
      : { width: FRAME_SIDE_PX, height: FRAME_SIDE_PX / aspect };
  const [view, setView] = useState<View>({ point: { x: 0, y: 0 }, zoom: 1 });
  // Quarter turns and the fine angle are kept apart, so that the slider does not jump where one becomes the other.
  const [quarters, setQuarters] = useState(Math.round(start.rotation / 90));
  const [fine, setFine] = useState(start.rotation - 90 * Math.round(start.rotation / 90));
  const [bounds, setBounds] = useState(OPEN_BOUNDS);
  const rotation = quarters * 90 + fine;

  const loaded = (media: MediaSize) => {
    const scale = media.height / media.naturalHeight;
    const cover = Math.max(frame.width / media.width, frame.height / media.height);
    const first = frame.height / (start.height * scale);
    setBounds({ min: Math.min(0.8 * cover, first), max: Math.max(frame.height / (rowsMin * scale), first) });
  };
  // The picture's middle moves with the zoom and on a circle with the angle, so that what is in the frame stays there.
  const zoomTo = (zoom: number) =>
    setView((now) => {
      const bounded = Math.min(bounds.max, Math.max(bounds.min, zoom));
      const factor = bounded / now.zoom;
      return { zoom: bounded, point: { x: now.point.x * factor, y: now.point.y * factor } };
    });
  const turn = (degrees: number) =>
    setView(({ point: { x, y }, zoom }) => {
      const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
      return { zoom, point: { x: x * cos - y * sin, y: x * sin + y * cos } };
    });
  const turnTo = (angle: number) => {
    const bounded = Math.min(45, Math.max(-45, angle));
    turn(bounded - fine);
    setFine(bounded);
  };
  const turnQuarter = (by: 1 | -1) => {
    turn(by * 90);
    setQuarters((now) => ((now + by + 5) % 4) - 1);
  };
  const onKey = (event: KeyboardEvent) => {
    const deeds: Record<string, () => void> = {
      "+": () => zoomTo(view.zoom * ZOOM_KEY_FACTOR),
      "=": () => zoomTo(view.zoom * ZOOM_KEY_FACTOR),
      "-": () => zoomTo(view.zoom / ZOOM_KEY_FACTOR),
      "[": () => turnTo(fine - TURN_KEY_DEGREES),
      "]": () => turnTo(fine + TURN_KEY_DEGREES),
    };
    const deed = deeds[event.key];
    if (!deed || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    deed();
  };

  return (
    <div className="grid gap-3">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the focusable frame inside. */}
      <div onKeyDown={onKey} className="relative h-88 overflow-hidden rounded-md border bg-muted">
        <Cropper
          image={src}
          crop={view.point}
          zoom={view.zoom}
          rotation={rotation}
          aspect={aspect}
          cropSize={frame}
          minZoom={bounds.min}
          maxZoom={bounds.max}
          restrictPosition={false}
          keyboardStep={ARROW_STEP_PX}
          initialCroppedAreaPixels={start}
          disableAutomaticStylesInjection
          onMediaLoaded={loaded}
          onCropChange={(point) => setView((now) => ({ ...now, point }))}
          onZoomChange={(zoom) => setView((now) => ({ ...now, zoom }))}
          onCropAreaChange={(_, area) => onChange({ ...area, rotation })}
          cropperProps={{ role: "application", "aria-label": cropperTexts.frame }}
        />
        {guide ? (
          <div
            aria-hidden
            style={frame}
            className="-translate-x-1/2 -translate-y-1/2 pointer-events-none absolute top-1/2 left-1/2"
          >
            {guide}
          </div>
        ) : null}
      </div>
      <RangeField
        label={cropperTexts.zoom}
        shown={cropperTexts.percent(view.zoom)}
        // Each step of the slider multiplies, as zooming feels.
        min={Math.log(bounds.min)}
        max={Math.log(bounds.max)}
        step={0.01}
        value={Math.log(view.zoom)}
        onChange={(value) => zoomTo(Math.exp(value))}
      />
      <div className="flex items-end gap-2">
        <RangeField
          label={cropperTexts.turn}
          shown={cropperTexts.degrees(rotation)}
          min={-45}
          max={45}
          step={0.5}
          value={fine}
          onChange={turnTo}
          className="flex-1"
        />
        <Button size="icon-sm" aria-label={cropperTexts.quarterLeft} onClick={() => turnQuarter(-1)}>
          <RotateCcw aria-hidden />
        </Button>
        <Button size="icon-sm" aria-label={cropperTexts.quarterRight} onClick={() => turnQuarter(1)}>
          <RotateCw aria-hidden />
        </Button>
      </div>
    </div>
  );
}

"use client";

import { ImageOff, Maximize, ZoomIn, ZoomOut } from "lucide-react";
import { type PointerEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "../ui/button";
import { cn } from "../ui/cn";
import { documentsTexts as texts } from "./documents-texts";
import { type BoxedField, toneOf } from "./types";

const ZOOM = { least: 1, most: 6, step: 1.5 } as const;

/** Lines that are seen on any picture: a light one on a dark one. */
const STROKE = { success: "#4ade80", warning: "#fbbf24", danger: "#f87171" } as const;

/**
 * A picture with a box around each field. It zooms by its buttons, by + − 0, and is moved by scrolling or dragging. The
 * active field's box is filled, and brought into sight.
 */
export function BoxedPicture({
  src,
  alt,
  fields,
  activeId,
  onActive,
  actions,
  className,
}: {
  src: string;
  alt: string;
  fields: readonly BoxedField[];
  activeId: string | null;
  onActive: (id: string | null) => void;
  /** More buttons beside those of the zoom. */
  actions?: ReactNode;
  /** Of the frame; give it a height. */
  className?: string;
}) {
  const [zoom, setZoom] = useState<number>(ZOOM.least);
  const [failed, setFailed] = useState(false);
  const frame = useRef<HTMLElement>(null);
  const drag = useDrag(frame);
  const change = (factor: number) =>
    setZoom((before) => Math.min(ZOOM.most, Math.max(ZOOM.least, factor === 0 ? ZOOM.least : before * factor)));

  const active = fields.find(({ id }) => id === activeId)?.box ?? null;
  useEffect(() => {
    const box = frame.current;
    if (!box || !active || zoom === ZOOM.least) return;
    const [width, height] = [box.scrollWidth, box.scrollHeight];
    box.scrollTo({
      left: (active.x + active.width / 2) * width - box.clientWidth / 2,
      top: (active.y + active.height / 2) * height - box.clientHeight / 2,
      behavior: window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth",
    });
  }, [active, zoom]);

  return (
    <div className="grid min-w-0 gap-2">
      <div className="flex flex-wrap items-center gap-1.5" data-print="hide">
        <Button
          size="icon-sm"
          aria-label={texts.zoomOut}
          disabled={zoom <= ZOOM.least}
          onClick={() => change(1 / ZOOM.step)}
        >
          <ZoomOut aria-hidden />
        </Button>
        <Button size="icon-sm" aria-label={texts.zoomIn} disabled={zoom >= ZOOM.most} onClick={() => change(ZOOM.step)}>
          <ZoomIn aria-hidden />
        </Button>
        <Button size="icon-sm" aria-label={texts.fit} disabled={zoom <= ZOOM.least} onClick={() => change(0)}>
          <Maximize aria-hidden />
        </Button>
        <span className="text-muted-foreground text-xs tabular-nums" aria-live="polite">
          {texts.zoom(Math.round(zoom * 100))}
        </span>
        <span className="ml-auto flex flex-wrap gap-1.5">{actions}</span>
      </div>
      {failed ? (
        <p className="flex min-h-40 items-center justify-center gap-2 rounded-md border border-dashed bg-muted text-muted-foreground text-sm">
          <ImageOff aria-hidden className="size-4" />
          {texts.failed}
        </p>
      ) : (
        <section
          ref={frame}
          aria-label={texts.picture}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
          tabIndex={0}
          onKeyDown={(event) => {
            const factor = { "+": ZOOM.step, "=": ZOOM.step, "-": 1 / ZOOM.step, "0": 0 }[event.key];
            if (factor === undefined || event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            change(factor);
          }}
          {...drag}
          className={cn(
            "overflow-auto rounded-md border bg-[#14181b] focus-visible:outline-2 focus-visible:outline-ring",
            zoom > ZOOM.least && "cursor-grab active:cursor-grabbing",
            className,
          )}
        >
          <div className="relative" style={{ width: `${zoom * 100}%` }}>
            {/* biome-ignore lint/performance/noImgElement: a private picture that must not pass through an image cache. */}
            <img
              src={src}
              alt={alt}
              draggable={false}
              onError={() => setFailed(true)}
              className="block w-full select-none"
            />
            <Boxes fields={fields} activeId={activeId} onActive={onActive} />
          </div>
        </section>
      )}
    </div>
  );
}

/** For those who see it only: the table beside the picture tells the same in words. */
function Boxes({
  fields,
  activeId,
  onActive,
}: {
  fields: readonly BoxedField[];
  activeId: string | null;
  onActive: (id: string | null) => void;
}) {
  return (
    <svg aria-hidden viewBox="0 0 1 1" preserveAspectRatio="none" className="absolute inset-0 size-full">
      {fields.map(({ id, box, confidence }) => {
        if (!box) return null;
        const active = id === activeId;
        const colour = STROKE[toneOf(confidence)];
        const place = { ...box, vectorEffect: "non-scaling-stroke" as const };
        return (
          <g key={id} onPointerEnter={() => onActive(id)} onPointerLeave={() => onActive(null)}>
            <rect
              {...place}
              fill={colour}
              fillOpacity={active ? 0.35 : 0.001}
              stroke="#10181c"
              strokeWidth={active ? 6 : 3.5}
            />
            <rect {...place} fill="none" stroke={colour} strokeWidth={active ? 3 : 1.5} pointerEvents="none" />
          </g>
        );
      })}
    </svg>
  );
}

/** Moves what an element shows while a mouse holds it; fingers scroll by themselves. */
function useDrag(frame: { current: HTMLElement | null }) {
  const from = useRef<{ x: number; y: number } | null>(null);
  const end = () => {
    from.current = null;
  };
  return {
    onPointerDown(event: PointerEvent) {
      if (event.pointerType === "mouse" && event.button === 0) from.current = { x: event.clientX, y: event.clientY };
    },
    onPointerMove(event: PointerEvent) {
      if (!from.current) return;
      frame.current?.scrollBy(from.current.x - event.clientX, from.current.y - event.clientY);
      from.current = { x: event.clientX, y: event.clientY };
    },
    onPointerUp: end,
    onPointerLeave: end,
  };
}

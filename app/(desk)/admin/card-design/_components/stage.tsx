import { cn } from "@/components/ui/cn";
import { CARD_HEIGHT_PX, CARD_WIDTH_PX } from "@/lib/licenses/card/geometry";
import { spoken, cardDesignTexts as texts } from "../texts";
import { measureOf, type SpecifiedBox } from "./box-table";
import type { Layer } from "./side-view";

const percent = (part: number, whole: number) => `${(part / whole) * 100}%`;

/** The layers over each other, as large as there is room, and each box as a button on its place. */
export function Stage({
  side,
  version,
  boxes,
  layers,
  outlined,
  pointed,
  onPoint,
}: {
  side: "front" | "back";
  version: string;
  boxes: SpecifiedBox[];
  layers: Layer[];
  outlined: boolean;
  pointed: string | null;
  onPoint: (name: string | null) => void;
}) {
  const shown = boxes.find(({ name }) => name === pointed);
  // Small boxes come last, so that one within another can be pointed at.
  const inReach = [...boxes].sort((a, b) => b.px.width * b.px.height - a.px.width * a.px.height);
  return (
    <figure className="grid gap-2">
      <div className="relative" style={{ aspectRatio: `${CARD_WIDTH_PX} / ${CARD_HEIGHT_PX}` }}>
        <div
          role="img"
          aria-label={texts.sample(texts.sides[side].toLowerCase())}
          className="absolute inset-0 overflow-hidden rounded-[3.5%/5.56%] bg-white shadow-overlay ring-1 ring-border"
        >
          {layers.map(({ name }) => (
            // biome-ignore lint/performance/noImgElement: a drawing of this office's own, which no optimizer may keep.
            <img
              key={name}
              src={`/api/v1/licenses/specifications/layers/${side}/${name}?v=${version}`}
              alt=""
              className="absolute inset-0 size-full"
            />
          ))}
        </div>
        {inReach.map((box) => (
          <button
            key={box.name}
            type="button"
            aria-label={`${spoken(box.name)}: ${measureOf(box)}`}
            onMouseEnter={() => onPoint(box.name)}
            onMouseLeave={() => onPoint(null)}
            onFocus={() => onPoint(box.name)}
            onBlur={() => onPoint(null)}
            className={cn(
              "absolute cursor-help rounded-xs",
              outlined && "ring-1 ring-blue-700/60 ring-inset",
              box.name === pointed && "bg-blue-600/15 ring-2 ring-blue-700 ring-inset",
            )}
            style={{
              left: percent(box.px.x, CARD_WIDTH_PX),
              top: percent(box.px.y, CARD_HEIGHT_PX),
              width: percent(box.px.width, CARD_WIDTH_PX),
              height: percent(box.px.height, CARD_HEIGHT_PX),
            }}
          />
        ))}
      </div>
      <figcaption className="min-h-5 text-sm" aria-live="polite">
        {shown ? (
          <>
            <span className="font-semibold">{spoken(shown.name)}</span>{" "}
            <span className="text-muted-foreground tabular-nums">{measureOf(shown)}</span>
          </>
        ) : (
          <span className="text-muted-foreground">{texts.nothingPointed}</span>
        )}
      </figcaption>
    </figure>
  );
}

"use client";

import { useState } from "react";
import { BoxedPicture } from "@/components/documents/boxed-picture";
import { FieldsTable } from "@/components/documents/fields-table";
import type { BoxedField } from "@/components/documents/types";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { texts } from "../../texts";

export type PlacedField = BoxedField & { side: "front" | "back" | null };

/** The sides of the document and, beside them, what was read: a field's row and its box light up together. */
export function Pictures({
  front,
  back,
  fields,
}: {
  front: string | null;
  back: string | null;
  fields: readonly PlacedField[];
}) {
  const [activeId, setActiveId] = useState<string | null>(null);
  const [shown, setShown] = useState<"front" | "back">("front");
  const choose = (id: string | null) => {
    setActiveId(id);
    const side = fields.find((field) => field.id === id)?.side;
    if (side && (side === "front" ? front : back)) setShown(side);
  };
  const src = shown === "front" ? front : back;
  return (
    <Card>
      <CardBody className="grid items-start gap-4 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        {src ? (
          <BoxedPicture
            key={src}
            src={src}
            alt={shown === "front" ? texts.front : texts.back}
            fields={fields.map((field) => (field.side === shown ? field : { ...field, box: null }))}
            activeId={activeId}
            onActive={setActiveId}
            className="max-h-[70vh]"
            actions={
              back ? (
                <>
                  <Side name="front" shown={shown} onShow={setShown} />
                  <Side name="back" shown={shown} onShow={setShown} />
                </>
              ) : null
            }
          />
        ) : null}
        <FieldsTable fields={fields} activeId={activeId} onActive={choose} />
      </CardBody>
    </Card>
  );
}

function Side({
  name,
  shown,
  onShow,
}: {
  name: "front" | "back";
  shown: string;
  onShow: (side: "front" | "back") => void;
}) {
  return (
    <Button
      size="sm"
      variant={shown === name ? "primary" : "secondary"}
      aria-pressed={shown === name}
      onClick={() => onShow(name)}
    >
      {texts[name]}
    </Button>
  );
}

/** The face on the document and the face before the camera, at the same size. */
export function Faces({
  front,
  portrait,
  selfie,
  video,
}: {
  front: string | null;
  /** Where the portrait is on the front, in shares. */
  portrait: { x: number; y: number; width: number; height: number } | null;
  selfie: string | null;
  video: string | null;
}) {
  return (
    <Card>
      <CardHeader title={texts.compare} description={texts.compareHint} />
      <CardBody className="grid grid-cols-2 gap-3">
        {front && portrait ? <Cut src={front} box={portrait} /> : <span />}
        {selfie ? (
          // biome-ignore lint/performance/noImgElement: a private picture that must not pass through an image cache.
          <img src={selfie} alt={texts.selfie} className="aspect-3/4 w-full rounded-md border bg-muted object-cover" />
        ) : (
          <p className="text-muted-foreground text-sm">{texts.noSelfie}</p>
        )}
        {video ? (
          <video
            src={video}
            controls
            muted
            playsInline
            aria-label={texts.video}
            className="col-span-2 w-full rounded-md border"
          />
        ) : null}
      </CardBody>
    </Card>
  );
}

/** The part of a picture in a box, as large as its frame. */
function Cut({ src, box }: { src: string; box: { x: number; y: number; width: number; height: number } }) {
  return (
    <div className="relative aspect-3/4 w-full overflow-hidden rounded-md border bg-muted">
      {/* biome-ignore lint/performance/noImgElement: a private picture that must not pass through an image cache. */}
      <img
        src={src}
        alt={texts.compare}
        className="absolute max-w-none"
        style={{
          width: `${100 / box.width}%`,
          left: `${(-100 * box.x) / box.width}%`,
          top: `${(-100 * box.y) / box.height}%`,
          height: `${100 / box.height}%`,
          objectFit: "fill",
        }}
      />
    </div>
  );
}

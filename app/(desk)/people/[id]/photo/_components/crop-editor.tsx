"use client";

import { useMemo, useState } from "react";
import { ImageCropper, type TurnedArea } from "@/components/crop/image-cropper";
import { Alert } from "@/components/ui/alert";
import { Photo } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { centreFrame, cropFromTurnedBox, cropToTurnedBox, frameToCrop, PORTRAIT_ASPECT } from "@/lib/people/photo/crop";
import type { PhotoCrop } from "@/lib/people/photo/schema";
import { cropTexts, photoTexts } from "../texts";
import { CropPreview } from "./crop-preview";
import { useImage } from "./use-image";

/** Fewest rows of the original that a portrait may be cut from, in px; the server refuses less. */
const ROWS_MIN_PX = 60;

type CropEditorProps = {
  name: string;
  original: string;
  portrait: string | null;
  /** The present crop, to start from. */
  crop: PhotoCrop | null;
  saving: boolean;
  error: string | null;
  onSave: (crop: PhotoCrop) => void;
  onCancel: () => void;
};

/** The crop of a portrait by hand, from where it lies now. */
export function CropEditor(props: CropEditorProps) {
  const loaded = useImage(props.original);
  if (loaded.state === "loading") {
    return (
      <p role="status" className="flex items-center gap-2 py-8 text-muted-foreground">
        <Spinner />
        {cropTexts.loading}
      </p>
    );
  }
  if (loaded.state === "failed") {
    return (
      <Alert tone="warning" action={<Button onClick={props.onCancel}>{cropTexts.cancel}</Button>}>
        {cropTexts.failed}
      </Alert>
    );
  }
  return <LoadedEditor {...props} image={loaded.image} />;
}

function LoadedEditor({
  name,
  original,
  portrait,
  crop,
  saving,
  error,
  onSave,
  onCancel,
  image,
}: CropEditorProps & { image: HTMLImageElement }) {
  const { naturalWidth: width, naturalHeight: height } = image;
  const first = useMemo(
    () => crop ?? frameToCrop(centreFrame({ width, height }), { width, height }),
    [crop, width, height],
  );
  const start = useMemo(() => cropToTurnedBox(first, { width, height }), [first, width, height]);
  const [area, setArea] = useState<TurnedArea>(start);
  const chosen = useMemo(() => cropFromTurnedBox(area, area.rotation, { width, height }), [area, width, height]);
  return (
    <div className="grid gap-4">
      <p className="text-muted-foreground text-sm">{cropTexts.help}</p>
      <div className="grid gap-4 md:grid-cols-[minmax(0,1fr)_auto]">
        <ImageCropper
          src={original}
          aspect={PORTRAIT_ASPECT}
          start={start}
          rowsMin={ROWS_MIN_PX}
          onChange={setArea}
          guide={<HeadGuide />}
        />
        <div className="flex gap-3 md:flex-col">
          <figure className="w-24 md:w-32">
            <CropPreview image={image} crop={chosen} />
            <figcaption className="mt-1 text-muted-foreground text-xs">{cropTexts.after}</figcaption>
          </figure>
          <figure className="w-24 md:w-32">
            <Photo src={portrait} alt={photoTexts.portraitOf(name)} className="!w-full" />
            <figcaption className="mt-1 text-muted-foreground text-xs">{cropTexts.before}</figcaption>
          </figure>
        </div>
      </div>
      {reachesBeyond(chosen) ? <p className="text-muted-foreground text-xs">{cropTexts.outside}</p> : null}
      {error ? <Alert tone="danger">{error}</Alert> : null}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel} disabled={saving}>
          {cropTexts.cancel}
        </Button>
        <Button variant="primary" loading={saving} onClick={() => onSave(chosen)}>
          {cropTexts.save}
        </Button>
      </div>
    </div>
  );
}

const reachesBeyond = ({ x, y, width, height }: PhotoCrop): boolean =>
  x < 0 || y < 0 || x + width > 1 || y + height > 1;

/** Where ISO/IEC 19794-5 wants head and eyes: the head about 3/4 of the height, the eyes 45 % from the upper edge. */
function HeadGuide() {
  return (
    <svg aria-hidden viewBox="0 0 213 260" fill="none" stroke="white" strokeOpacity="0.8" className="size-full">
      <ellipse cx="106.5" cy="133" rx="74" ry="101" strokeDasharray="5 5" />
      <path d="M20 117h173" strokeDasharray="2 5" />
    </svg>
  );
}

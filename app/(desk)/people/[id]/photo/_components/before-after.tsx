import { Photo } from "@/components/ui/avatar";
import type { PhotoCrop } from "@/lib/people/photo/schema";
import type { PhotoView } from "../../../photo-view";
import { photoTexts } from "../texts";

/** The original with the frame of the crop on it, and the portrait that was cut there. */
export function BeforeAfter({ name, photo }: { name: string; photo: PhotoView }) {
  const { original, originalShown, originalName, portrait, crop, report } = photo;
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-4">
      <figure className="min-w-0">
        {original && originalShown ? (
          <a
            href={original}
            target="_blank"
            rel="noreferrer"
            title={photoTexts.openOriginal}
            className="relative block w-fit overflow-hidden rounded-md border"
          >
            {/* biome-ignore lint/performance/noImgElement: authorised files must not pass Next's image cache. */}
            <img src={original} alt={photoTexts.originalOf(name)} className="max-h-80 max-w-full" />
            {crop ? <CropFrame crop={crop} /> : null}
          </a>
        ) : (
          <p className="grid h-65 w-48 place-items-center rounded-md border bg-muted p-4 text-center text-muted-foreground text-xs">
            {photoTexts.notShown}
          </p>
        )}
        <Caption title={photoTexts.original} text={originalName} />
      </figure>
      <figure className="max-w-53">
        <Photo src={portrait} alt={photoTexts.portraitOf(name)} width={213} />
        <Caption title={photoTexts.portrait} text={report ? photoTexts.methods[report.method] : null} />
      </figure>
    </div>
  );
}

function Caption({ title, text }: { title: string; text: string | null }) {
  return (
    <figcaption className="mt-1.5 max-w-72 text-muted-foreground text-xs">
      <span className="font-medium text-foreground">{title}</span>
      {text ? <span className="break-all"> · {text}</span> : null}
    </figcaption>
  );
}

/** The crop turns the picture; seen on the unturned picture its frame is turned the other way. */
function CropFrame({ crop: { x, y, width, height, rotation = 0 } }: { crop: PhotoCrop }) {
  const percent = (value: number) => `${100 * value}%`;
  return (
    <span
      aria-hidden
      className="absolute border-2 border-white shadow-[0_0_0_1px_rgb(0_0_0/0.6),0_0_0_9999px_rgb(0_0_0/0.35)]"
      style={{
        left: percent(x),
        top: percent(y),
        width: percent(width),
        height: percent(height),
        transform: `rotate(${-rotation}deg)`,
      }}
    />
  );
}

import { UserRound } from "lucide-react";
import { cn } from "./cn";

/** "Ada M. Nkosi" → "AN": the first letters of the first and the last word, by grapheme. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends
    .map((word) => [...new Intl.Segmenter().segment(word ?? "")][0]?.segment.toLocaleUpperCase() ?? "")
    .join("");
}

/** A round mark for a person, decorative beside the name. `size` in px. */
export function Avatar({
  name,
  src,
  size = 28,
  className,
}: {
  name: string;
  src?: string | null;
  size?: number;
  className?: string;
}) {
  return (
    <span
      aria-hidden
      style={{ width: size, height: size, fontSize: Math.round(size * 0.38) }}
      className={cn(
        "inline-grid shrink-0 select-none place-items-center overflow-hidden rounded-full bg-accent font-semibold text-accent-foreground",
        className,
      )}
    >
      {src ? (
        // biome-ignore lint/performance/noImgElement: authorised files come from the API and must not pass Next's image cache.
        <img src={src} alt="" className="size-full object-cover" />
      ) : (
        initials(name)
      )}
    </span>
  );
}

/** A portrait in the card's proportions, 213 to 260. Without `src` it says that there is none. `width` in px. */
export function Photo({
  src,
  alt,
  width = 120,
  className,
}: {
  src?: string | null;
  alt: string;
  width?: number;
  className?: string;
}) {
  return (
    <div
      style={{ width }}
      className={cn(
        "grid aspect-[213/260] shrink-0 self-start place-items-center overflow-hidden rounded-md border bg-muted",
        className,
      )}
    >
      {src ? (
        // biome-ignore lint/performance/noImgElement: authorised files come from the API and must not pass Next's image cache.
        <img src={src} alt={alt} className="size-full object-cover" />
      ) : (
        <span className="grid justify-items-center gap-1 text-muted-foreground text-xs">
          <UserRound aria-hidden className="size-6" strokeWidth={1.5} />
          {width >= 72 ? "No photo" : <span className="sr-only">No photo</span>}
        </span>
      )}
    </div>
  );
}

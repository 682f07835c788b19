import { cn } from "@/components/ui/cn";
import type { EventView } from "@/lib/plates/events/schema";
import { texts } from "../texts";

const words = texts.characters;

/** From here on a character is trusted, and below the second figure it is doubtful; both 0–1. */
const SURE = 0.95;
const DOUBTFUL = 0.8;

/** A character of a reading as it stands now; without a confidence a person typed it. `place` counts in the text. */
export type ShownCharacter = { char: string; confidence: number | null; place: number };

/** The spaces and hyphens that people write between characters stand on no plate that a reader sees. */
const isRead = ({ char }: { char: string }): boolean => /[\p{L}\p{N}]/u.test(char);

/**
 * The characters of a text that began as a reading: what is before and behind the changed part keeps the confidence
 * that the reader gave it. What only separates them is left out.
 */
export function charactersOf(text: string, characters: EventView["characters"]): ShownCharacter[] {
  const read = characters.filter(isRead);
  const shown = [...text].map((char, place) => ({ char, place })).filter(isRead);
  let before = 0;
  while (before < shown.length && before < read.length && shown[before]?.char === read[before]?.char) before += 1;
  let behind = 0;
  const room = Math.min(shown.length, read.length) - before;
  while (behind < room && shown[shown.length - 1 - behind]?.char === read[read.length - 1 - behind]?.char) behind += 1;
  return shown.map((one, index) => {
    const kept =
      index < before
        ? read[index]
        : index >= shown.length - behind
          ? read[read.length - (shown.length - index)]
          : undefined;
    return { ...one, confidence: kept?.confidence ?? null };
  });
}

const toneOf = (confidence: number | null): string => {
  if (confidence === null) return "border-info/60 bg-info-muted text-info";
  if (confidence >= SURE) return "border-success/50 bg-success-muted text-success";
  return confidence >= DOUBTFUL
    ? "border-warning/60 bg-warning-muted text-warning"
    : "border-destructive/60 bg-destructive-muted text-destructive";
};

/** One box per character, coloured by how sure it is, with the figure below it. `onChoose` makes them buttons. */
export function Characters({
  characters,
  size = "md",
  onChoose,
}: {
  characters: readonly ShownCharacter[];
  size?: "md" | "lg";
  onChoose?: (index: number) => void;
}) {
  return (
    <ol aria-label={words.label} className="flex justify-center gap-1">
      {characters.map(({ char, confidence, place }) => {
        const name = confidence === null ? words.edited(char) : words.one(char, confidence);
        const box = cn(
          "grid place-items-center rounded-md border font-mono font-semibold",
          size === "lg" ? "h-12 w-full text-xl sm:h-14 sm:text-3xl" : "h-9 w-full text-lg",
          toneOf(confidence),
        );
        return (
          <li
            key={place}
            className={cn("grid min-w-0 flex-1 justify-items-center gap-0.5", size === "lg" ? "max-w-11" : "max-w-8")}
          >
            {onChoose ? (
              <button type="button" tabIndex={-1} aria-label={name} onClick={() => onChoose(place)} className={box}>
                {char}
              </button>
            ) : (
              <span role="img" aria-label={name} className={box}>
                {char}
              </span>
            )}
            <span aria-hidden className="text-[10px] text-muted-foreground tabular-nums">
              {confidence === null ? words.typed : Math.floor(confidence * 100)}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

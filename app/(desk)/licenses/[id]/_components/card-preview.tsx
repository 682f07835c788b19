"use client";

import { Maximize2, RefreshCcw } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { texts } from "../../texts";

const words = texts.cardPanel;
type Side = "front" | "back";
const sides = ["front", "back"] as const;

/** Both sides beside each other; on a narrow screen one at a time, with a button that turns the card. */
export function CardPreview({ number, front, back }: { number: string; front: string | null; back: string | null }) {
  const [shown, setShown] = useState<Side>("front");
  const [large, setLarge] = useState(false);
  const urls = { front, back };
  const flip = () => setShown(shown === "front" ? "back" : "front");
  const enlarge = (side: Side) => {
    setShown(side);
    setLarge(true);
  };
  return (
    <div className="grid gap-3">
      <div className="grid gap-4 sm:grid-cols-2">
        {sides.map((side) => (
          <figure key={side} className={side === shown ? "" : "max-sm:hidden"}>
            <CardImage side={side} url={urls[side]} number={number} onOpen={() => enlarge(side)} />
            <figcaption className="mt-1.5 text-center text-muted-foreground text-xs">{words[side]}</figcaption>
          </figure>
        ))}
      </div>
      <div className="flex justify-center gap-2">
        <Button size="sm" className="sm:hidden" onClick={flip}>
          <RefreshCcw aria-hidden />
          {words.flip}
        </Button>
        <Dialog open={large} onOpenChange={setLarge}>
          <DialogTrigger asChild>
            <Button size="sm" variant="ghost">
              <Maximize2 aria-hidden />
              {words.enlarge}
            </Button>
          </DialogTrigger>
          <DialogContent
            title={`${words.enlarged} ${number}`}
            className="top-[4dvh] max-h-[92dvh] max-w-[1060px]"
            footer={
              <Button onClick={flip}>
                <RefreshCcw aria-hidden />
                {words.flip}
              </Button>
            }
          >
            <CardImage side={shown} url={urls[shown]} number={number} />
          </DialogContent>
        </Dialog>
      </div>
    </div>
  );
}

/** 1012 × 638 px; the box keeps its proportions while the picture is read, so that nothing jumps. */
function CardImage({
  side,
  url,
  number,
  onOpen,
}: {
  side: Side;
  url: string | null;
  number: string;
  onOpen?: () => void;
}) {
  const alt = side === "front" ? words.frontAlt(number) : words.backAlt(number);
  const box = "block aspect-[1012/638] w-full overflow-hidden rounded-[3.5%/5.5%] border bg-muted shadow-card";
  if (!url)
    return <div className={`${box} grid place-items-center text-muted-foreground text-sm`}>{texts.files.missing}</div>;
  const image = (
    // biome-ignore lint/performance/noImgElement: authorised files come from the API and must not pass Next's image cache.
    <img
      src={url}
      alt={alt}
      width={1012}
      height={638}
      className="size-full object-cover text-muted-foreground text-xs"
    />
  );
  if (!onOpen) return <div className={box}>{image}</div>;
  return (
    <button type="button" onClick={onOpen} title={words.enlarge} className={`${box} cursor-zoom-in`}>
      {image}
    </button>
  );
}

"use client";

import { ImageOff } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { DateTime } from "@/components/ui/date-time";
import type { BoloMatchView } from "@/lib/plates/bolos/schema";
import { toneOfPriority } from "../../state";
import { texts } from "../texts";
import { HitJudgement } from "./hit-judgement";

const tones = { unverified: "warning", confirmed: "success", misread: "neutral" } as const;

export type ShownHit = BoloMatchView & {
  /** When this browser showed it, in milliseconds since 1970; null: it was there before. */
  shownAtMs: number | null;
};

/** One hit: its picture, what was read beside what is looked for, and the judgement. */
export function HitCard({ hit, onJudged }: { hit: ShownHit; onJudged: (hit: BoloMatchView) => void }) {
  // Of a recording, which was read when somebody sent it, the time since its frames tells nothing.
  const lagMs =
    hit.alert_seconds === null ? null : (hit.shownAtMs ?? Date.parse(hit.matched_at)) - Date.parse(hit.captured_at);
  return (
    <article
      aria-label={`${hit.plate}, ${texts.states[hit.state]}`}
      className={cn(
        "grid gap-3 rounded-lg border bg-card p-3 shadow-card sm:grid-cols-[13rem_minmax(0,1fr)]",
        hit.shownAtMs !== null && hit.state === "unverified" && "border-warning ring-1 ring-warning",
        hit.state === "misread" && "opacity-75",
      )}
    >
      <Crop hit={hit} />
      <div className="grid min-w-0 content-start gap-2">
        <div className="flex flex-wrap items-center gap-2">
          <Badge dot tone={tones[hit.state]}>
            {texts.states[hit.state]}
          </Badge>
          <Badge tone={toneOfPriority(hit.priority)}>{texts.priority(hit.priority)}</Badge>
          {hit.look_alike ? <Badge tone="info">{texts.lookAlike}</Badge> : null}
        </div>
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-3 gap-y-0.5">
          <dt className="text-muted-foreground text-xs">{texts.read}</dt>
          <dd className="break-all font-mono font-semibold text-lg leading-6">
            {hit.plate}{" "}
            <span className="font-normal font-sans text-muted-foreground text-xs">{texts.sure(hit.confidence)}</span>
          </dd>
          <dt className="text-muted-foreground text-xs">{texts.listed}</dt>
          <dd className="break-all font-mono text-lg leading-6">{hit.listed}</dd>
        </dl>
        {hit.bolo_description ? <p className="text-sm">{hit.bolo_description}</p> : null}
        <p className="text-muted-foreground text-xs">
          {hit.camera_name ?? texts.noCamera} · {texts.seen} <DateTime value={hit.captured_at} />
          {lagMs !== null && lagMs >= 0 ? ` · ${texts.lag(lagMs)}` : null}
        </p>
        <Told hit={hit} />
        <div className="flex flex-wrap items-center gap-2">
          {hit.state === "unverified" ? <HitJudgement hit={hit} onJudged={onJudged} /> : null}
          <Link href={`/plates/${hit.event_id}`} className="text-primary text-sm underline underline-offset-2">
            {texts.openRead}
          </Link>
          <Link href={`/watchlist/${hit.bolo_id}`} className="text-primary text-sm underline underline-offset-2">
            {texts.openLookOut}
          </Link>
        </div>
      </div>
    </article>
  );
}

function Crop({ hit }: { hit: ShownHit }) {
  if (!hit.crop_url)
    return (
      <div className="grid h-28 place-items-center rounded-md bg-muted text-center text-muted-foreground text-xs">
        <span className="grid justify-items-center gap-1">
          <ImageOff aria-hidden className="size-5" />
          {texts.noCrop}
        </span>
      </div>
    );
  return (
    // biome-ignore lint/performance/noImgElement: a private picture that must not pass through an image cache.
    <img src={hit.crop_url} alt={texts.crop(hit.plate)} className="h-28 w-full rounded-md bg-black/85 object-contain" />
  );
}

/** "Mail sent, 2.1 s after the frame": where the frame was a live camera's. */
function withLag(word: string | null, hit: ShownHit, at: string | null): string | null {
  if (word === null || at === null || hit.alert_seconds === null) return word;
  return `${word}, ${texts.afterFrame(Date.parse(at) - Date.parse(hit.captured_at))}`;
}

function Told({ hit }: { hit: ShownHit }) {
  const told = [
    withLag(texts.mail[hit.mail_state], hit, hit.mailed_at),
    withLag(texts.webhook[hit.webhook_state], hit, hit.webhook_at),
  ].filter((word) => word !== null);
  const problem = hit.mail_error ?? hit.webhook_error;
  if (told.length === 0 && !hit.reviewed_at) return null;
  return (
    <p className="text-muted-foreground text-xs">
      {told.join(" · ")}
      {problem ? <span className="text-destructive"> {problem}</span> : null}
      {hit.reviewed_at ? (
        <>
          {told.length > 0 ? " · " : null}
          {texts.judged} <DateTime value={hit.reviewed_at} />
          {hit.review_reason ? `: ${hit.review_reason}` : null}
        </>
      ) : null}
    </p>
  );
}

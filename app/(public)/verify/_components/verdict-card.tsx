import { CircleCheck, CircleHelp, CircleX, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { DateTime } from "@/components/ui/date-time";
import { type DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { texts, type Verdict, verdicts } from "../texts";

const tones: Record<(typeof verdicts)[Verdict]["tone"], { icon: LucideIcon; classes: string }> = {
  success: { icon: CircleCheck, classes: "bg-success-muted text-success" },
  warning: { icon: TriangleAlert, classes: "bg-warning-muted text-warning" },
  danger: { icon: CircleX, classes: "bg-destructive-muted text-destructive" },
  info: { icon: CircleHelp, classes: "bg-info-muted text-info" },
};

type Props = {
  verdict: Verdict;
  /** In place of the verdict's usual word. */
  word?: string;
  /** In place of the verdict's usual explanation. */
  explanation?: string;
  facts: readonly DescriptionItem[];
  /** Above the facts: what they are, where that is not plain. */
  factsTitle?: string;
  picture?: ReactNode;
  note?: ReactNode;
  checkedAt: string;
  /** Said after the time of the check. */
  how?: string;
};

/** The answer of a check, to be seen at arm's length: a word, a colour and a sign; below it what it is about. */
export function VerdictCard({ verdict, word, explanation, facts, factsTitle, picture, note, checkedAt, how }: Props) {
  const { title, text, tone } = verdicts[verdict];
  const { icon: Icon, classes } = tones[tone];
  return (
    <article aria-labelledby="verdict" className="overflow-hidden rounded-xl border bg-card shadow-card">
      <div className={cn("flex items-start gap-4 p-5", classes)}>
        <Icon aria-hidden className="mt-0.5 size-10 shrink-0" />
        <div className="min-w-0">
          <h2 id="verdict" className="font-semibold text-2xl leading-tight tracking-tight">
            {word ?? title}
          </h2>
          <p className="mt-1 text-foreground text-sm">{explanation ?? text}</p>
        </div>
      </div>
      {facts.length > 0 ? (
        <div className="grid gap-3 border-t p-5">
          {factsTitle ? <h3 className="font-semibold text-sm">{factsTitle}</h3> : null}
          <div className="flex items-start gap-5">
            {picture}
            <DescriptionList items={facts} className="flex-1" />
          </div>
        </div>
      ) : null}
      <footer className="border-t bg-muted/50 px-5 py-3 text-muted-foreground text-xs">
        {note ? <p className="mb-1">{note}</p> : null}
        {texts.result.checked} <DateTime value={checkedAt} />
        {how ? `, ${how}` : null}
      </footer>
    </article>
  );
}

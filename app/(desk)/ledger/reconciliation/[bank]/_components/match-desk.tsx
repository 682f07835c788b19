"use client";

import { CircleCheckBig } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { formatCount } from "@/components/texts";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { toast } from "@/components/ui/toast";
import type { DeskPage } from "@/lib/ledger/reconciliation/desk";
import { acceptAllSure } from "../../actions";
import { texts } from "../../texts";
import { ByHand } from "./by-hand";
import { LineList } from "./line-list";
import { SuggestionsCard } from "./suggestions-card";
import { useDeskKeys } from "./use-desk-keys";
import { useMatchDesk } from "./use-match-desk";

const words = texts.desk;

/** Lines on the left, what the chosen one could be on the right; all of it by keyboard too. */
export function MatchDesk({
  bank,
  company,
  page,
  total,
  first,
}: {
  bank: number;
  company: number;
  page: DeskPage;
  total: number;
  /** The line to begin with, such as one whose voucher was just entered. */
  first: number | null;
}) {
  const router = useRouter();
  const desk = useMatchDesk(bank, page.lines, first);
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const details = useRef<HTMLDivElement>(null);
  useDeskKeys({
    onMove: desk.move,
    onChoose: desk.pick,
    onAccept: desk.accept,
    onReject: desk.refuse,
    onUndo: desk.undo,
  });
  const postings = new Map(page.postings.map((posting) => [posting.id, posting]));
  const acceptSure = async () => {
    const result = await acceptAllSure({ bank });
    if (!result.ok) return { error: result.message };
    toast.success(words.acceptedSure(result.value.accepted));
    router.refresh();
  };
  const { line } = desk;
  const byHand = desk.lines.filter(({ id }) => id === line?.id || ticked.has(id));
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      <Card>
        <CardHeader
          title={words.lines}
          description={words.linesHint(formatCount(desk.lines.length), formatCount(total))}
          actions={
            page.sure > 0 ? (
              <ConfirmDialog
                trigger={
                  <Button size="sm">
                    <CircleCheckBig aria-hidden />
                    {words.acceptSure(page.sure)}
                  </Button>
                }
                title={words.acceptSureTitle(page.sure)}
                description={words.acceptSureText}
                confirmLabel={words.acceptSure(page.sure)}
                onConfirm={acceptSure}
              />
            ) : undefined
          }
        />
        {desk.lines.length === 0 ? (
          <EmptyState icon={<CircleCheckBig />} title={words.empty} text={words.emptyHint} />
        ) : (
          <LineList
            lines={desk.lines}
            chosen={line?.id ?? null}
            ticked={ticked}
            onChoose={(id) => {
              desk.choose(id);
              // Where the two stand below each other, what the line could be is out of sight.
              if (window.matchMedia("(max-width: 63.99rem)").matches)
                details.current?.scrollIntoView({ block: "start", behavior: "smooth" });
            }}
            onTick={(id, on) =>
              setTicked((now) => new Set(on ? [...now, id] : [...now].filter((other) => other !== id)))
            }
          />
        )}
      </Card>
      <div ref={details} className="grid gap-5">
        {line ? (
          <>
            <SuggestionsCard desk={desk} line={line} postings={postings} bank={bank} company={company} />
            <ByHand
              bank={bank}
              lines={byHand}
              busy={desk.busy}
              onMatch={async (parts) => {
                const isMade = await desk.match(parts);
                if (isMade) setTicked(new Set());
                return isMade;
              }}
            />
          </>
        ) : desk.canUndo ? (
          <Button className="justify-self-start" onClick={desk.undo}>
            {words.undo}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

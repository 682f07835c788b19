"use client";

import { Check, Undo2, X } from "lucide-react";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { LegalDate } from "@/components/ui/date-time";
import { Kbd } from "@/components/ui/kbd";
import type { DeskLine } from "@/lib/ledger/reconciliation/desk";
import type { BankPosting } from "@/lib/ledger/reconciliation/schema";
import { Money } from "../../_components/money";
import { texts } from "../../texts";
import { EnterLinks } from "./enter-links";
import { PostingRow } from "./posting-row";
import type { MatchDeskState } from "./use-match-desk";

const words = texts.desk;

/** The chosen line, and what it could be. */
export function SuggestionsCard({
  desk,
  line,
  postings,
  bank,
  company,
}: {
  desk: MatchDeskState;
  line: DeskLine;
  postings: ReadonlyMap<number, BankPosting>;
  bank: number;
  company: number;
}) {
  return (
    <Card>
      <CardHeader
        title={<Money rupees={line.amount} className="text-lg" />}
        description={
          <>
            <LegalDate value={line.date} /> · {line.description}
            {line.reference ? <span className="font-mono"> · {line.reference}</span> : null}
          </>
        }
      />
      <CardBody className="grid gap-3">
        {desk.failure ? <Alert tone="danger" title={desk.failure} /> : null}
        {line.suggestions.length === 0 ? <p className="text-muted-foreground text-sm">{words.none}</p> : null}
        {line.suggestions.map((one, index) => (
          <label
            key={`${one.line_ids}|${one.posting_ids}`}
            className={cn(
              "grid cursor-pointer grid-cols-[auto_1fr] gap-x-3 rounded-md border p-3",
              index === desk.at && "border-primary bg-accent/40",
            )}
          >
            <input
              type="radio"
              name="suggestion"
              className="mt-1 self-start accent-primary"
              checked={index === desk.at}
              onChange={() => desk.pick(index)}
            />
            <div className="grid min-w-0 gap-1.5">
              {one.posting_ids.map((id) => {
                const posting = postings.get(id);
                return posting ? <PostingRow key={id} posting={posting} /> : null;
              })}
              <p className="text-muted-foreground text-xs">
                <Badge tone={one.sure ? "success" : "info"}>{one.sure ? words.sure : words.score(one.score)}</Badge>
                <span className="ml-2">{one.reason}</span>
              </p>
            </div>
          </label>
        ))}
        <EnterLinks line={line} bank={bank} company={company} />
      </CardBody>
      <CardFooter className="flex-wrap">
        <span className="mr-auto text-muted-foreground text-xs max-sm:hidden">{words.keys}</span>
        <Button variant="ghost" onClick={desk.undo} disabled={!desk.canUndo}>
          <Undo2 aria-hidden />
          {words.undo} <Kbd>u</Kbd>
        </Button>
        <Button onClick={desk.refuse} disabled={!desk.suggestion || desk.busy}>
          <X aria-hidden />
          {words.reject} <Kbd>x</Kbd>
        </Button>
        <Button variant="primary" onClick={desk.accept} disabled={!desk.suggestion} loading={desk.busy}>
          <Check aria-hidden />
          {words.accept}
        </Button>
      </CardFooter>
    </Card>
  );
}

"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/input";
import type { BankPosting } from "@/lib/ledger/reconciliation/schema";
import { formatRupees } from "@/lib/ledger/rupees";
import { paiseOfRupees } from "../../_components/money";
import { findPostings } from "../../actions";
import { texts } from "../../texts";
import { PostingRow } from "./posting-row";
import type { Parts } from "./use-match-desk";

const words = texts.desk;
const PAUSE_MS = 200;

const sumOf = (items: readonly { amount: number }[]): bigint =>
  items.reduce((sum, { amount }) => sum + paiseOfRupees(amount), 0n);

/** Any lines with any postings, as long as both sides come to the same sum. */
export function ByHand({
  bank,
  lines,
  busy,
  onMatch,
}: {
  bank: number;
  lines: readonly { id: number; amount: number }[];
  busy: boolean;
  onMatch: (parts: Parts) => Promise<boolean>;
}) {
  const [q, setQ] = useState("");
  const [found, setFound] = useState<BankPosting[] | null>(null);
  const [chosen, setChosen] = useState<readonly BankPosting[]>([]);
  useEffect(() => {
    let overtaken = false;
    const timer = setTimeout(async () => {
      const answer = await findPostings({ bank, q }).catch(() => null);
      if (!overtaken) setFound(answer?.ok ? answer.value.rows : []);
    }, PAUSE_MS);
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
  }, [bank, q]);
  const [atBank, inBooks] = [sumOf(lines), sumOf(chosen)];
  const shown = [...chosen, ...(found ?? []).filter(({ id }) => !chosen.some((one) => one.id === id))];
  const match = async () => {
    const parts = { lines: lines.map(({ id }) => id), postings: chosen.map(({ id }) => id) };
    if (!(await onMatch(parts))) return;
    setFound((now) => now?.filter(({ id }) => !parts.postings.includes(id)) ?? null);
    setChosen([]);
  };
  return (
    <Card>
      <CardHeader title={words.byHand} />
      <CardBody className="grid gap-3">
        <Input
          type="search"
          aria-label={words.search}
          placeholder={words.search}
          maxLength={100}
          value={q}
          onChange={(event) => setQ(event.target.value)}
        />
        {found !== null && shown.length === 0 ? (
          <p className="text-muted-foreground text-sm">{words.nothingFound}</p>
        ) : null}
        <ul className="grid max-h-72 gap-2 overflow-y-auto">
          {shown.map((posting) => (
            <li key={posting.id} className="grid grid-cols-[auto_1fr] items-start gap-x-3">
              <Checkbox
                className="mt-0.5"
                aria-label={`${posting.voucher_no} ${posting.party ?? posting.particulars}`}
                checked={chosen.some(({ id }) => id === posting.id)}
                onChange={(event) =>
                  setChosen((now) =>
                    event.target.checked ? [...now, posting] : now.filter(({ id }) => id !== posting.id),
                  )
                }
              />
              <PostingRow posting={posting} />
            </li>
          ))}
        </ul>
      </CardBody>
      <CardFooter className="flex-wrap">
        <p className="mr-auto text-muted-foreground text-xs" aria-live="polite">
          {words.chosen(formatRupees(atBank), formatRupees(inBooks))}.{" "}
          {atBank === inBooks ? words.balanced : words.off(formatRupees(atBank - inBooks))}
        </p>
        <Button disabled={chosen.length === 0 || atBank !== inBooks} loading={busy} onClick={() => void match()}>
          {words.match}
        </Button>
      </CardFooter>
    </Card>
  );
}

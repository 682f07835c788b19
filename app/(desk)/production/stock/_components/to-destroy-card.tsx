"use client";

import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { DateTime } from "@/components/ui/date-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { StockView } from "@/lib/licenses/production/stock-schema";
import { stockTexts as texts } from "../texts";
import { DestroyDialog } from "./destroy-dialog";

/** Spoiled and void cards that still exist; the chosen ones are destroyed together. */
export function ToDestroyCard({ cards, today }: { cards: StockView["to_destroy"]; today: string }) {
  const [unchosen, setUnchosen] = useState<ReadonlySet<string>>(new Set());
  const chosen = cards.map((card) => card.control_number).filter((number) => !unchosen.has(number));
  const choose = (number: string, isChosen: boolean) => {
    const next = new Set(unchosen);
    if (isChosen) next.delete(number);
    else next.add(number);
    setUnchosen(next);
  };
  const chooseAll = (all: boolean) => setUnchosen(new Set(all ? [] : cards.map((card) => card.control_number)));
  return (
    <Card data-print="hide">
      <CardHeader
        title={texts.toDestroy}
        actions={chosen.length > 0 ? <DestroyDialog numbers={chosen} today={today} /> : null}
      />
      {cards.length === 0 ? (
        <CardBody className="text-muted-foreground text-sm">{texts.nothingToDestroy}</CardBody>
      ) : (
        <Table label={texts.toDestroy}>
          <TableHead>
            <TableRow>
              <TableHeader className="w-10">
                <Checkbox
                  aria-label={texts.chooseAll}
                  checked={chosen.length === cards.length}
                  indeterminate={chosen.length > 0 && chosen.length < cards.length}
                  onChange={(event) => chooseAll(event.target.checked)}
                />
              </TableHeader>
              <TableHeader>{texts.columns.control}</TableHeader>
              <TableHeader>{texts.columns.license}</TableHeader>
              <TableHeader>{texts.columns.fate}</TableHeader>
              <TableHeader>{texts.columns.since}</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {cards.map((card) => (
              <TableRow key={card.control_number}>
                <TableCell>
                  <Checkbox
                    aria-label={texts.choose(card.control_number)}
                    checked={!unchosen.has(card.control_number)}
                    onChange={(event) => choose(card.control_number, event.target.checked)}
                  />
                </TableCell>
                <TableCell className="whitespace-nowrap font-mono text-[13px]">{card.control_number}</TableCell>
                <TableCell className="whitespace-nowrap font-mono text-[13px]">{card.license_number}</TableCell>
                <TableCell>
                  <Badge tone="danger">{texts.fates[card.fate]}</Badge> <span className="ml-1">{card.reason}</span>
                </TableCell>
                <TableCell className="whitespace-nowrap">
                  {card.ended_at ? <DateTime value={card.ended_at} /> : null}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  );
}

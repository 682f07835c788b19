"use client";

import { Printer } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DateTime } from "@/components/ui/date-time";
import { DescriptionList } from "@/components/ui/description-list";
import { toast } from "@/components/ui/toast";
import type { PrintJobView } from "@/lib/licenses/production/schema";
import { ENDED } from "@/lib/licenses/production/states";
import type { LicenseScreen } from "@/lib/licenses/screen";
import { outcomeOf } from "../../../admin/_shared/use-submit";
import { StateBadge } from "../../../production/_components/state-badge";
import { printCard } from "../../../production/actions";
import { texts } from "../../../production/texts";

const words = texts.panel;

/** Where the license's card is, and the way into the print queue. */
export function ProductionPanel({
  licenseId,
  number,
  card,
  fee,
  mayPrint,
}: {
  licenseId: number;
  number: string;
  card: PrintJobView | null;
  fee: LicenseScreen["printFee"];
  mayPrint: boolean;
}) {
  const isOpen = card !== null && !ENDED.includes(card.state);
  return (
    <Card>
      <CardHeader title={words.title} actions={card ? <StateBadge state={card.state} /> : null} />
      <CardBody className="grid gap-4">
        {card ? <Facts card={card} /> : <p className="text-muted-foreground text-sm">{words.none}</p>}
        <div className="flex flex-wrap gap-2">
          {mayPrint && !isOpen ? (
            <ConfirmDialog
              trigger={
                <Button variant={card ? "secondary" : "primary"}>
                  <Printer aria-hidden />
                  {card ? words.printAnother : words.print}
                </Button>
              }
              title={words.confirm(number)}
              description={fee.paid ? words.paid(fee.paid.applicationId, fee.paid.ref) : words.fee(fee.amount)}
              confirmLabel={words.print}
              onConfirm={async () => {
                const answer = await printCard({ licenseId });
                if (answer.ok) toast.success(words.queued);
                return outcomeOf(answer);
              }}
            />
          ) : null}
          {card ? (
            <Button asChild>
              <Link href={`/production?q=${encodeURIComponent(number)}`}>{words.follow}</Link>
            </Button>
          ) : null}
        </div>
      </CardBody>
    </Card>
  );
}

function Facts({ card }: { card: PrintJobView }) {
  const facts = [
    { term: words.since, value: <DateTime value={card.state_changed_at} /> },
    { term: words.control, value: card.control_number && <span className="font-mono">{card.control_number}</span> },
    {
      term: words.batch,
      value: card.batch_id && (
        <Link href={`/production/batches/${card.batch_id}`} className="text-primary underline underline-offset-2">
          {texts.batch.title(card.batch_id)}
        </Link>
      ),
    },
    { term: words.collector, value: card.collector_name },
    { term: words.note, value: card.state_reason },
  ];
  return <DescriptionList items={facts.filter(({ value }) => value !== null)} />;
}

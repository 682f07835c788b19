import { FileJson2 } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { VoucherView } from "@/lib/ledger/desk/voucher-page";
import { einvoiceOf, isRegisterable } from "@/lib/ledger/einvoice/einvoice";
import { texts } from "../../../texts";

const words = texts.voucher.einvoice;

/** The file for the e-invoice portal, or what it lacks, by the schema's field names. */
export function EinvoiceCard({ view }: { view: VoucherView }) {
  if (!isRegisterable(view)) return null;
  const made = einvoiceOf(view);
  const { id, party } = view.voucher;
  return (
    <Card>
      <CardHeader title={words.title} description={words.text} />
      <CardBody className="grid gap-3 text-sm">
        {"document" in made ? (
          <div>
            <Button asChild size="sm">
              <a href={`/api/bookkeeping/vouchers/${id}/e-invoice`} download>
                <FileJson2 aria-hidden />
                {words.download}
              </a>
            </Button>
          </div>
        ) : (
          <>
            <p>{words.missing}</p>
            <ul className="grid gap-1.5">
              {made.missing.map(({ name, reason }) => (
                <li key={name}>
                  {reason} <span className="font-mono text-muted-foreground text-xs">{name}</span>
                </li>
              ))}
            </ul>
            {party ? (
              <p>
                <Link href={`/ledger/parties/${party.id}`} className="text-primary underline-offset-2 hover:underline">
                  {party.name}
                </Link>
              </p>
            ) : null}
          </>
        )}
      </CardBody>
    </Card>
  );
}

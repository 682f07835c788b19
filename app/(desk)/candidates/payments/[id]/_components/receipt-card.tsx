import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { LegalDate } from "@/components/ui/date-time";
import { DescriptionList, Nothing } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { ProofView, ReceiptOffer } from "@/lib/candidates/payments/schema";
import { rupees } from "../../_components/rupees";
import { paymentTexts } from "../../texts";
import { AcceptButton, UndoMatch } from "./match-buttons";

const texts = paymentTexts.one;

/** The receipt of a payment, or those of the books that fit it. */
export function ReceiptCard({ proof, offers }: { proof: ProofView; offers: readonly ReceiptOffer[] }) {
  const { receipt } = proof;
  if (receipt)
    return (
      <Card>
        <CardHeader title={texts.receipt} description={texts.matched} actions={<UndoMatch id={proof.id} />} />
        <CardBody>
          <DescriptionList
            columns={2}
            items={[
              { term: texts.columns.number, value: <ReceiptLink id={receipt.id} number={receipt.number} /> },
              { term: texts.columns.date, value: <LegalDate value={receipt.date} /> },
              { term: texts.columns.amount, value: rupees(receipt.amount) },
              { term: texts.columns.customer, value: receipt.customer },
            ]}
          />
        </CardBody>
      </Card>
    );
  return (
    <Card>
      <CardHeader title={texts.offers} description={texts.offersText} />
      <CardBody>
        {offers.length === 0 ? (
          <EmptyState
            title={texts.noOffers}
            text={texts.noOffersText}
            action={
              <Button asChild>
                <Link href="/ledger/new/receipt">{texts.enter}</Link>
              </Button>
            }
          />
        ) : (
          <Offers id={proof.id} offers={offers} />
        )}
      </CardBody>
    </Card>
  );
}

const ReceiptLink = ({ id, number }: { id: number; number: string }) => (
  <Link href={`/ledger/vouchers/${id}`} className="text-primary underline-offset-4 hover:underline">
    {number}
  </Link>
);

function Offers({ id, offers }: { id: number; offers: readonly ReceiptOffer[] }) {
  const { columns } = texts;
  return (
    <Table label={texts.offers}>
      <TableHead>
        <TableRow>
          <TableHeader>{columns.number}</TableHeader>
          <TableHeader>{columns.date}</TableHeader>
          <TableHeader numeric>{columns.amount}</TableHeader>
          <TableHeader>{columns.customer}</TableHeader>
          <TableHeader>{columns.fits}</TableHeader>
          <TableHeader>
            <span className="sr-only">{columns.act}</span>
          </TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {offers.map((offer) => (
          <TableRow key={offer.id}>
            <TableCell>
              <ReceiptLink id={offer.id} number={offer.number} />
            </TableCell>
            <TableCell className="whitespace-nowrap tabular-nums">
              <LegalDate value={offer.date} />
            </TableCell>
            <TableCell numeric>{rupees(offer.amount)}</TableCell>
            <TableCell>{offer.customer ?? <Nothing />}</TableCell>
            <TableCell>
              <span className="flex flex-wrap gap-1">
                {offer.same_reference ? <Badge tone="success">{texts.sameReference}</Badge> : null}
                {offer.same_amount ? <Badge tone="success">{texts.sameAmount}</Badge> : null}
                {offer.days_apart === null ? null : <Badge>{texts.days(offer.days_apart)}</Badge>}
              </span>
            </TableCell>
            <TableCell>
              <AcceptButton id={id} receipt={offer.id} number={offer.number} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

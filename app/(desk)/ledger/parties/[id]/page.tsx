import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { LegalDate } from "@/components/ui/date-time";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { companiesOf } from "@/lib/ledger/desk/choices";
import { getParty } from "@/lib/ledger/desk/parties-listing";
import { listVouchers, VOUCHER_ORDER } from "@/lib/ledger/desk/vouchers-listing";
import { requireActor } from "@/lib/platform/auth/current";
import { loadRow } from "../../../_shared/load-row";
import { Rupees } from "../../_components/rupees";
import { ledgerHref } from "../../asked";
import { partyKinds, texts, voucherKinds } from "../../texts";
import { formHref } from "../../voucher-forms";

const words = texts.parties;
const LATEST_SHOWN = 10;
type Props = { params: Promise<{ id: string }> };

const load = cache(async (id: string) => {
  const actor = await requireActor("staff");
  return { actor, ...(await loadRow(id, (row) => getParty(actor, row))) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load((await params).id)).party.name };
}

export default async function PartyPage({ params }: Props) {
  const { actor, party, owes } = await load((await params).id);
  const [companies, vouchers] = await Promise.all([
    companiesOf(actor),
    listVouchers(actor, { partyId: party.id }, { ...VOUCHER_ORDER, skip: 0, take: LATEST_SHOWN }),
  ]);
  const book = party.kind === "vendor" ? "vendor" : "client";
  const state = owes > 0n ? words.balance.owes : owes < 0n ? words.balance.owed : words.balance.settled;
  return (
    <>
      <PageHeader
        title={party.name}
        badge={<Badge>{partyKinds[party.kind]}</Badge>}
        crumbs={[
          { label: texts.title, href: "/ledger" },
          { label: words.title, href: "/ledger/parties" },
          { label: party.name },
        ]}
        actions={
          <>
            {party.kind === "customer" || party.kind === "vendor" ? (
              <Button asChild>
                <Link href={`/ledger/parties/${party.id}/edit`}>{words.editShort}</Link>
              </Button>
            ) : null}
            {companies.map(({ id, name }) => (
              <Button key={id} asChild>
                <Link href={ledgerHref({ company: id, book, party: party.id })}>
                  {companies.length > 1 ? `${words.ledger}: ${name}` : words.ledger}
                </Link>
              </Button>
            ))}
            <Button asChild variant="primary">
              <Link href={formHref(book === "vendor" ? "vendor-bill" : "invoice", undefined, party.id)}>
                {book === "vendor" ? voucherKinds.vendor_service : voucherKinds.invoice}
              </Link>
            </Button>
          </>
        }
      />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Card>
          <CardHeader title={words.facts} />
          <CardBody>
            <p className="mb-4 text-lg">
              {state} <Rupees paise={owes < 0n ? -owes : owes} className="font-semibold" />
            </p>
            <DescriptionList
              items={[
                { term: "GSTIN", value: party.gstin && <span className="font-mono">{party.gstin}</span> },
                { term: "PAN", value: party.pan && <span className="font-mono">{party.pan}</span> },
                { term: "Contact", value: party.contactPerson },
                { term: "Phone", value: party.phone },
                { term: "E-mail", value: party.email },
                { term: "State", value: party.state && `${party.state} (${party.stateCode})` },
                {
                  term: "Address",
                  value: [party.address, party.city, party.pincode].filter(Boolean).join(", "),
                  wide: true,
                },
                ...(party.isSez ? [{ term: "GST", value: words.sez, wide: true }] : []),
                ...(party.kind === "vendor"
                  ? [
                      { term: "Bank", value: party.bankName },
                      {
                        term: "Account",
                        value: [party.accountNumber, party.ifscCode].filter(Boolean).join(", "),
                      },
                    ]
                  : []),
              ]}
            />
          </CardBody>
        </Card>
        <Card>
          <CardHeader
            title={words.latest}
            actions={
              <Link
                href={`/ledger/vouchers?party=${party.id}`}
                className="text-primary text-sm underline-offset-2 hover:underline"
              >
                {words.vouchers}
              </Link>
            }
          />
          {vouchers.rows.length === 0 ? (
            <CardBody className="text-muted-foreground text-sm">{words.noVouchers}</CardBody>
          ) : (
            <ul className="divide-y text-sm">
              {vouchers.rows.map((row) => (
                <li key={row.id} className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 px-4 py-2">
                  <Link
                    href={`/ledger/vouchers/${row.id}`}
                    className="truncate text-primary underline-offset-2 hover:underline"
                  >
                    {voucherKinds[row.kind]} {row.number}
                  </Link>
                  <Rupees paise={row.amountPaise} />
                  <LegalDate value={row.date} className="text-muted-foreground text-xs" />
                </li>
              ))}
            </ul>
          )}
        </Card>
      </div>
    </>
  );
}

import type { Metadata } from "next";
import Link from "next/link";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { getProof, receiptOffers } from "@/lib/candidates/payments/queries";
import { requireActor } from "@/lib/platform/auth/current";
import { loadRow } from "../../../_shared/load-row";
import { candidatesTexts } from "../../texts";
import { ProofStateBadge } from "../_components/proof-state";
import { paymentTexts } from "../texts";
import { ProofForm } from "./_components/proof-form";
import { ProofPicture } from "./_components/proof-picture";
import { ReceiptCard } from "./_components/receipt-card";

type Props = { params: Promise<{ id: string }> };
const texts = paymentTexts.one;

export const metadata: Metadata = { title: paymentTexts.title };

export default async function PaymentPage({ params }: Props) {
  const actor = await requireActor("staff");
  const proof = await loadRow((await params).id, (id) => getProof(actor, id));
  const offers = proof.receipt ? [] : await receiptOffers(actor, proof.id);
  return (
    <>
      <PageHeader
        title={proof.candidate_name}
        badge={<ProofStateBadge state={proof.state} />}
        description={proof.file_name}
        crumbs={[
          { label: candidatesTexts.title, href: "/candidates" },
          { label: paymentTexts.title, href: "/candidates/payments" },
          { label: proof.candidate_name },
        ]}
        actions={
          <Button asChild>
            <Link href={`/candidates/${proof.candidate_id}`}>{texts.candidate}</Link>
          </Button>
        }
      />
      {proof.used_by.length > 0 ? (
        <Alert tone="danger" title={texts.usedTitle} className="mb-4">
          {texts.usedText}{" "}
          {proof.used_by.map(({ id, candidate_name }, index) => (
            <span key={id}>
              {index > 0 ? ", " : ""}
              <Link href={`/candidates/payments/${id}`} className="font-medium underline underline-offset-4">
                {candidate_name}
              </Link>
            </span>
          ))}
        </Alert>
      ) : null}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
        <Card>
          <CardHeader title={texts.picture} />
          <CardBody>
            <ProofPicture id={proof.id} />
          </CardBody>
        </Card>
        <div className="grid min-w-0 gap-4">
          <ProofForm key={proof.version} proof={proof} />
          <ReceiptCard proof={proof} offers={offers} />
        </div>
      </div>
    </>
  );
}

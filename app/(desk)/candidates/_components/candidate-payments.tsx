import Link from "next/link";
import { Alert } from "@/components/ui/alert";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { LegalDate } from "@/components/ui/date-time";
import { DescriptionList } from "@/components/ui/description-list";
import type { ProofView } from "@/lib/candidates/payments/schema";
import { ProofStateBadge } from "../payments/_components/proof-state";
import { rupees } from "../payments/_components/rupees";
import { paymentTexts as texts } from "../payments/texts";

/** What a candidate's screenshot of a payment says, with the way to its receipt. */
export function CandidatePayments({ proofs }: { proofs: readonly ProofView[] }) {
  return proofs.map((proof) => (
    <Card key={proof.id} className="mt-4">
      <CardHeader
        title={
          <Link href={`/candidates/payments/${proof.id}`} className="text-primary underline-offset-4 hover:underline">
            {texts.title}
          </Link>
        }
        actions={<ProofStateBadge state={proof.state} />}
      />
      <CardBody className="grid gap-3">
        {proof.used_by.length > 0 ? (
          <Alert tone="danger" title={texts.one.usedTitle}>
            {texts.one.usedText} {proof.used_by.map(({ candidate_name }) => candidate_name).join(", ")}
          </Alert>
        ) : null}
        <DescriptionList
          columns={2}
          items={[
            { term: texts.columns.amount, value: proof.amount === null ? null : rupees(proof.amount) },
            { term: texts.columns.paid, value: proof.paid_on === null ? null : <LegalDate value={proof.paid_on} /> },
            { term: texts.columns.reference, value: proof.reference },
            { term: texts.columns.payer, value: proof.payer },
            { term: texts.one.receipt, value: proof.receipt?.number },
          ]}
        />
      </CardBody>
    </Card>
  ));
}

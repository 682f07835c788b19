"use client";

import { ScanText } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { DateInput, Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import type { ProofView } from "@/lib/candidates/payments/schema";
import { textOf, useSubmit } from "../../../../admin/_shared/use-submit";
import { correct, readAgain } from "../../actions";
import { paymentTexts } from "../../texts";

const texts = paymentTexts.one;

/** What was read from a screenshot, each with how sure that is, to be corrected. */
export function ProofForm({ proof }: { proof: ProofView }) {
  const router = useRouter();
  const [reading, setReading] = useState(false);
  const { errors, busy, submit } = useSubmit(correct, () => {
    toast.success(texts.saved);
    router.refresh();
  });
  const hint = (name: keyof ProofView["read"]) => {
    if (proof.corrected) return undefined;
    const read = proof.read[name];
    return read ? texts.sure(read.confidence) : texts.unread;
  };
  const again = async () => {
    setReading(true);
    const answer = await readAgain({ id: proof.id }).catch(() => null);
    setReading(false);
    if (!answer?.ok) return toast.error(answer?.message ?? paymentTexts.offline);
    toast.success(texts.readAgain);
    router.refresh();
  };
  const matched = proof.receipt !== null;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const form = textOf(event.currentTarget);
        void submit({
          id: proof.id,
          version: proof.version,
          amount: form.amount ?? "",
          paid_on: form.paid_on ?? "",
          reference: form.reference ?? "",
          payer: form.payer ?? "",
        });
      }}
    >
      <ErrorSummary errors={errors} />
      <Card>
        <CardHeader title={texts.fields} description={proof.corrected ? texts.corrected : texts.fieldsText} />
        <CardBody className="grid gap-4 sm:grid-cols-2">
          {proof.problem && !proof.corrected ? (
            <Alert tone="warning" className="sm:col-span-full">
              {proof.problem}
            </Alert>
          ) : null}
          <Field label={texts.amount} name="amount" hint={hint("amount")} error={errors.amount}>
            <Input defaultValue={proof.amount ?? ""} inputMode="decimal" maxLength={16} readOnly={matched} />
          </Field>
          <Field label={texts.paid} name="paid_on" hint={hint("date")} error={errors.paid_on}>
            <DateInput defaultValue={proof.paid_on ?? ""} readOnly={matched} />
          </Field>
          <Field label={texts.reference} name="reference" hint={hint("reference")} error={errors.reference}>
            <Input
              defaultValue={proof.reference ?? ""}
              maxLength={60}
              autoComplete="off"
              className="font-mono"
              readOnly={matched}
            />
          </Field>
          <Field label={texts.payer} name="payer" hint={hint("payer")} error={errors.payer}>
            <Input defaultValue={proof.payer ?? ""} maxLength={120} autoComplete="off" readOnly={matched} />
          </Field>
        </CardBody>
        {matched ? null : (
          <CardFooter className="flex flex-wrap justify-between gap-2">
            <Button type="submit" variant="primary" loading={busy}>
              {texts.save}
            </Button>
            {proof.corrected ? null : (
              <Button loading={reading} onClick={again}>
                <ScanText aria-hidden />
                {texts.again}
              </Button>
            )}
          </CardFooter>
        )}
      </Card>
    </form>
  );
}

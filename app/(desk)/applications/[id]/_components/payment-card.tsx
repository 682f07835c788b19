"use client";

import { Banknote } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Card, CardBody } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { DescriptionList } from "@/components/ui/description-list";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import type { ApplicationScreen } from "@/lib/licenses/applications/screen";
import { formatCents } from "@/lib/platform/money";
import { textOf, useSubmit } from "../../../admin/_shared/use-submit";
import { pay } from "../../actions";
import { texts } from "../texts";
import { CheckHeader } from "./check-header";

const words = texts.payment;
type Method = keyof typeof words.methods;

/** The fee, and how it was paid or is to be paid. */
export function PaymentCard({
  application,
  payment,
  feeCents,
  editable,
}: {
  application: ApplicationScreen["application"];
  payment: ApplicationScreen["payment"];
  feeCents: number;
  editable: boolean;
}) {
  const paid = application.payment_verified;
  return (
    <Card>
      <CheckHeader
        title={words.title}
        check="payment_verified"
        met={paid}
        applicationId={application.id}
        marks={{ verify: false, takeBack: editable }}
      />
      <CardBody className="grid gap-4">
        <p className="flex flex-wrap items-baseline gap-x-3 text-sm">
          <span className="font-semibold text-lg tabular-nums">{formatCents(feeCents)}</span>
          <span className="text-muted-foreground text-xs">{words.fee}</span>
        </p>
        {paid ? <Paid payment={payment} /> : editable ? <TakePayment id={application.id} feeCents={feeCents} /> : null}
      </CardBody>
    </Card>
  );
}

function Paid({ payment }: { payment: ApplicationScreen["payment"] }) {
  if (!payment) return <p className="text-muted-foreground text-sm">{words.flagOnly}</p>;
  const { payment_method, payment_reference } = payment.transaction_metadata ?? {};
  return (
    <DescriptionList
      columns={2}
      items={[
        { term: words.method, value: words.methods[payment_method as Method] },
        { term: words.reference, value: payment_reference ? String(payment_reference) : null },
        {
          term: words.transaction,
          value: (
            <Link href={`/transactions/${payment.id}`} className="font-mono text-primary hover:underline">
              {payment.transaction_ref}
            </Link>
          ),
        },
        { term: words.takenOn, value: <DateTime value={payment.initiated_at} /> },
      ]}
    />
  );
}

function TakePayment({ id, feeCents }: { id: number; feeCents: number }) {
  const { errors, busy, submit } = useSubmit(pay, ({ ref }) => toast.success(words.done(ref)));
  return (
    <form
      noValidate
      className="grid items-start gap-4 sm:grid-cols-[10rem_minmax(0,1fr)_auto]"
      onSubmit={(event) => {
        event.preventDefault();
        const { payment_method, payment_reference } = textOf(event.currentTarget);
        void submit({ id, payment_method: payment_method as Method, payment_reference });
      }}
    >
      <Field label={words.method} name="payment_method" error={errors.payment_method}>
        <Select defaultValue="card">
          {Object.entries(words.methods).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label={words.reference}
        name="payment_reference"
        error={errors.payment_reference ?? errors[""]}
        hint={words.referenceHint}
        optional
      >
        <Input maxLength={100} autoComplete="off" />
      </Field>
      <Button type="submit" variant="primary" loading={busy} className="sm:mt-6">
        <Banknote aria-hidden />
        {words.take(formatCents(feeCents))}
      </Button>
    </form>
  );
}

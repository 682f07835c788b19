"use client";

import { useState } from "react";
import { typedPaise } from "@/lib/ledger/typed-money";
import { PartyField } from "../../_components/party-field";
import { postReceipt } from "../actions";
import { formTexts, PAYMENT_TYPES } from "../texts";
import { Allocations } from "./allocations";
import { EntryForm, FieldRow, type Typed } from "./entry-form";
import { ChoiceOf, CompanyAndBank, DayField, MoneyField, TextField } from "./fields";
import { type FormProps, useCompany } from "./form-props";
import { type ResumedDraft, typedIn } from "./resumed-draft";

const words = formTexts.fields;
const ALLOCATION = /^allocation-([1-9]\d*)$/;

/** The amounts beside the invoices are fields of their own; those that were filled in are sent. */
function inputOf(typed: Typed): Parameters<typeof postReceipt>[0] {
  const allocations = Object.entries(typed).flatMap(([name, amount]) => {
    const invoice = ALLOCATION.exec(name)?.[1];
    return invoice && amount.trim() !== "" ? [{ invoice, amount }] : [];
  });
  return { ...(typed as unknown as Parameters<typeof postReceipt>[0]), allocations };
}

/** What a draft gave to each invoice. */
const givenIn = (draft: ResumedDraft | null): Record<string, string> =>
  Object.fromEntries(
    Object.entries(draft?.data ?? {}).flatMap(([name, amount]) => {
      const invoice = ALLOCATION.exec(name)?.[1];
      return invoice && typeof amount === "string" ? [[invoice, amount]] : [];
    }),
  );

/** Money that came in, and which invoices it settles. */
export function ReceiptForm(props: FormProps) {
  const { company, choose } = useCompany(props);
  const [party, setParty] = useState(props.party?.id ?? null);
  const [amount, setAmount] = useState(typedIn(props.draft, "amount") ?? props.prefill.amount);
  const paise = typedPaise(amount);
  return (
    <EntryForm
      form="receipt"
      draft={props.draft}
      send={postReceipt}
      inputOf={inputOf}
      backTo={props.prefill.backTo}
      onPosted={() => {
        setAmount("");
        setParty(null);
      }}
    >
      {(errors, round) => (
        <>
          <FieldRow>
            <PartyField
              name="party"
              kinds={["customer", "name", "own"]}
              label={words.customer}
              chosen={round === 0 ? props.party : null}
              onChoose={(one) => setParty(one?.id ?? null)}
              error={errors.party}
            />
            <DayField errors={errors} today={props.today} />
            <MoneyField
              errors={errors}
              name="amount"
              label={words.amount}
              hint={words.amountHint}
              onType={setAmount}
              value={amount}
              required
            />
            <ChoiceOf
              errors={errors}
              name="payment_type"
              label={words.paidBy}
              options={PAYMENT_TYPES.map((value) => ({ value, label: value }))}
              required
            />
          </FieldRow>
          <FieldRow>
            <TextField
              errors={errors}
              name="transaction_id"
              label={words.transaction}
              maxLength={100}
              defaultValue={props.prefill.transaction}
            />
            <CompanyAndBank
              errors={errors}
              companies={props.companies}
              company={company}
              onCompany={choose}
              bank
              chosenBank={props.prefill.bank}
            />
            <TextField errors={errors} name="on_account_of" label={words.onAccountOf} />
          </FieldRow>
          <FieldRow>
            <TextField errors={errors} name="tds" label={words.tds} maxLength={5} />
            <MoneyField errors={errors} name="gst" label={words.gstIncluded} />
            <TextField
              errors={errors}
              name="remark"
              label={words.remark}
              maxLength={500}
              defaultValue={props.prefill.remark}
              className="sm:col-span-2"
            />
          </FieldRow>
          <Allocations
            key={`${company.id}-${party}-${round}`}
            company={company.id}
            party={party}
            given={round === 0 ? givenIn(props.draft) : {}}
            received={typeof paise === "bigint" ? paise : 0n}
            errors={errors}
          />
        </>
      )}
    </EntryForm>
  );
}

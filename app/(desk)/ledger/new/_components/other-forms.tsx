"use client";

import { useState } from "react";
import { PartyField } from "../../_components/party-field";
import { postAdjustment, postContra, postExpense } from "../actions";
import { formTexts, PAYMENT_TYPES } from "../texts";
import { EntryForm, FieldRow } from "./entry-form";
import { ChoiceOf, CompanyAndBank, DayField, MoneyField, TextField } from "./fields";
import { type FormProps, useCompany } from "./form-props";
import { typedIn } from "./resumed-draft";

const words = formTexts.fields;
const HEADS = "heads-of-expense";

/** An expense that was paid at once. Heads that are known are offered; a new one is opened when it is first spent on. */
export function ExpenseForm(props: FormProps) {
  const { company, choose } = useCompany(props);
  const heads = props.accounts.filter(({ role, companyId }) => role === "expense" && companyId === company.id);
  return (
    <EntryForm
      form="expense"
      draft={props.draft}
      send={postExpense}
      inputOf={(typed) => typed as unknown as Parameters<typeof postExpense>[0]}
      backTo={props.prefill.backTo}
    >
      {(errors) => (
        <>
          <datalist id={HEADS}>
            {heads.map(({ id, name }) => (
              <option key={id} value={name} />
            ))}
          </datalist>
          <FieldRow>
            <TextField errors={errors} name="head" label={words.head} maxLength={100} list={HEADS} required />
            <TextField errors={errors} name="payee" label={words.payee} maxLength={255} required />
            <DayField errors={errors} today={props.today} />
            <MoneyField
              errors={errors}
              name="amount"
              label={words.amount}
              hint={words.amountHint}
              defaultValue={props.prefill.amount}
              required
            />
          </FieldRow>
          <FieldRow>
            <ChoiceOf
              errors={errors}
              name="payment_method"
              label={words.paidBy}
              options={PAYMENT_TYPES.map((value) => ({ value, label: value }))}
              required
            />
            <CompanyAndBank
              errors={errors}
              companies={props.companies}
              company={company}
              onCompany={choose}
              bank
              chosenBank={props.prefill.bank}
            />
            <TextField
              errors={errors}
              name="transaction_id"
              label={words.transaction}
              maxLength={100}
              defaultValue={props.prefill.transaction}
            />
          </FieldRow>
          <FieldRow>
            <TextField
              errors={errors}
              name="description"
              label={words.description}
              maxLength={500}
              defaultValue={props.prefill.remark}
              className="sm:col-span-2"
            />
            <TextField errors={errors} name="payee_gstin" label={words.payeeGstin} maxLength={15} />
          </FieldRow>
        </>
      )}
    </EntryForm>
  );
}

/** Puts a client's or a vendor's balance right. */
export function AdjustmentForm(props: FormProps) {
  const { company, choose } = useCompany(props);
  const [side, setSide] = useState<"client" | "vendor">(
    props.party?.kind === "vendor" || typedIn(props.draft, "side") === "vendor" ? "vendor" : "client",
  );
  return (
    <EntryForm
      form="adjustment"
      draft={props.draft}
      send={postAdjustment}
      inputOf={(typed) => typed as unknown as Parameters<typeof postAdjustment>[0]}
    >
      {(errors) => (
        <>
          <FieldRow>
            <ChoiceOf
              errors={errors}
              name="side"
              label={words.side}
              options={(["client", "vendor"] as const).map((value) => ({ value, label: words.sides[value] }))}
              defaultValue={side}
              onChoose={(value) => setSide(value === "vendor" ? "vendor" : "client")}
              required
            />
            <PartyField
              key={side}
              name="party"
              kinds={side === "client" ? ["customer"] : ["vendor"]}
              label={side === "client" ? words.customer : words.vendor}
              chosen={(props.party?.kind === "vendor") === (side === "vendor") ? props.party : null}
              error={errors.party}
              required
            />
            <DayField errors={errors} today={props.today} />
            <MoneyField errors={errors} name="amount" label={words.amount} required />
          </FieldRow>
          <p className="text-muted-foreground text-xs">{words.adjustmentHint}</p>
          <FieldRow>
            <TextField
              errors={errors}
              name="particulars"
              label={words.particulars}
              className="sm:col-span-2"
              required
            />
            <CompanyAndBank errors={errors} companies={props.companies} company={company} onCompany={choose} />
            <TextField errors={errors} name="on_account_of" label={words.onAccountOf} />
          </FieldRow>
          <TextField errors={errors} name="remark" label={words.remark} maxLength={500} />
        </>
      )}
    </EntryForm>
  );
}

/** Money moved between two of a company's own banks. */
export function ContraForm(props: FormProps) {
  const { company, choose } = useCompany(props);
  const { prefill } = props;
  const ofBank = company.banks.find(({ id }) => id === prefill.bank)?.accountId;
  const another = company.banks.find(({ accountId }) => accountId !== ofBank)?.accountId;
  const banks = company.banks.map(({ accountId, name }) => ({ value: accountId, label: name }));
  return (
    <EntryForm
      form="contra"
      draft={props.draft}
      send={postContra}
      inputOf={(typed) => typed as unknown as Parameters<typeof postContra>[0]}
      backTo={prefill.backTo}
    >
      {(errors) => (
        <>
          <FieldRow>
            <CompanyAndBank errors={errors} companies={props.companies} company={company} onCompany={choose} />
            <ChoiceOf
              errors={errors}
              name="from_account"
              label={words.fromBank}
              options={banks}
              defaultValue={ofBank && (prefill.isIncoming ? another : ofBank)}
              required
            />
            <ChoiceOf
              errors={errors}
              name="to_account"
              label={words.toBank}
              options={banks}
              defaultValue={ofBank ? (prefill.isIncoming ? ofBank : another) : banks[1]?.value}
              required
            />
            <DayField errors={errors} today={props.today} />
          </FieldRow>
          <FieldRow>
            <MoneyField
              errors={errors}
              name="amount"
              label={words.amount}
              hint={words.amountHint}
              defaultValue={prefill.amount}
              required
            />
            <TextField
              errors={errors}
              name="transaction_id"
              label={words.transaction}
              maxLength={100}
              defaultValue={prefill.transaction}
            />
            <TextField
              errors={errors}
              name="narration"
              label={words.narration}
              maxLength={500}
              defaultValue={prefill.remark}
              className="sm:col-span-2"
            />
          </FieldRow>
        </>
      )}
    </EntryForm>
  );
}

"use client";

import { PartyField } from "../../_components/party-field";
import { postVendorBill, postVendorPayment } from "../actions";
import { formTexts } from "../texts";
import { EntryForm, FieldRow } from "./entry-form";
import { CompanyAndBank, DayField, MoneyField, TextField } from "./fields";
import { type FormProps, useCompany } from "./form-props";

const words = formTexts.fields;

/** A bill of a vendor: what it is for, what it costs, and the tax in it. */
export function VendorBillForm(props: FormProps) {
  const { company, choose } = useCompany(props);
  return (
    <EntryForm
      form="vendor-bill"
      draft={props.draft}
      send={postVendorBill}
      inputOf={(typed) => typed as unknown as Parameters<typeof postVendorBill>[0]}
    >
      {(errors) => (
        <>
          <FieldRow>
            <PartyField
              name="party"
              kinds={["vendor"]}
              label={words.vendor}
              chosen={props.party}
              error={errors.party}
              required
            />
            <DayField errors={errors} today={props.today} />
            <MoneyField errors={errors} name="amount" label={words.amount} hint={words.amountHint} required />
            <MoneyField errors={errors} name="gst" label={words.gstIncluded} hint={words.gstIncludedHint} />
          </FieldRow>
          <FieldRow>
            <TextField
              errors={errors}
              name="particulars"
              label={words.particulars}
              className="sm:col-span-2"
              required
            />
            <TextField errors={errors} name="bill_number" label={words.billNumber} maxLength={60} />
            <CompanyAndBank errors={errors} companies={props.companies} company={company} onCompany={choose} />
          </FieldRow>
          <FieldRow>
            <TextField errors={errors} name="on_account_of" label={words.onAccountOf} />
            <TextField errors={errors} name="remark" label={words.remark} maxLength={500} className="sm:col-span-2" />
          </FieldRow>
        </>
      )}
    </EntryForm>
  );
}

/** Money paid to a vendor. */
export function VendorPaymentForm(props: FormProps) {
  const { company, choose } = useCompany(props);
  return (
    <EntryForm
      form="vendor-payment"
      draft={props.draft}
      send={postVendorPayment}
      inputOf={(typed) => typed as unknown as Parameters<typeof postVendorPayment>[0]}
      backTo={props.prefill.backTo}
    >
      {(errors) => (
        <>
          <FieldRow>
            <PartyField
              name="party"
              kinds={["vendor"]}
              label={words.vendor}
              chosen={props.party}
              error={errors.party}
              required
            />
            <DayField errors={errors} today={props.today} />
            <MoneyField
              errors={errors}
              name="amount"
              label={words.amount}
              hint={words.amountHint}
              defaultValue={props.prefill.amount}
              required
            />
            <TextField
              errors={errors}
              name="transaction_id"
              label={words.transaction}
              maxLength={100}
              defaultValue={props.prefill.transaction}
              required
            />
          </FieldRow>
          <FieldRow>
            <CompanyAndBank
              errors={errors}
              companies={props.companies}
              company={company}
              onCompany={choose}
              bank
              chosenBank={props.prefill.bank}
            />
            <TextField errors={errors} name="on_account_of" label={words.onAccountOf} />
            <TextField
              errors={errors}
              name="remark"
              label={words.remark}
              maxLength={500}
              defaultValue={props.prefill.remark}
            />
          </FieldRow>
        </>
      )}
    </EntryForm>
  );
}

"use client";

import { postVendorNote } from "../actions";
import { formTexts } from "../texts";
import { AgainstFields } from "./against-field";
import { EntryForm, FieldRow } from "./entry-form";
import { ChoiceOf, DayField, MoneyField, TextField } from "./fields";
import { type FormProps, useCompany } from "./form-props";
import { REASONS } from "./note-form";

const words = formTexts.fields;

/** A debit note to a vendor: by how much their bill was too high. */
export function VendorNoteForm(props: FormProps) {
  const { company, choose } = useCompany(props);
  return (
    <EntryForm
      form="vendor-note"
      draft={props.draft}
      send={postVendorNote}
      inputOf={(typed) => typed as unknown as Parameters<typeof postVendorNote>[0]}
      openAfter
    >
      {(errors) => (
        <>
          <FieldRow>
            <AgainstFields
              kind="vendor_service"
              companies={props.companies}
              company={company}
              onCompany={choose}
              first={props.against}
              onChoose={() => undefined}
              errors={errors}
            />
            <DayField errors={errors} today={props.today} />
          </FieldRow>
          <FieldRow>
            <MoneyField errors={errors} name="amount" label={words.amount} hint={words.amountHint} required />
            <MoneyField errors={errors} name="gst" label={words.gstIncluded} hint={words.gstIncludedHint} />
            <ChoiceOf errors={errors} name="reason" label={words.reason} options={REASONS} required />
            <TextField errors={errors} name="vendor_note_number" label={words.vendorNote} maxLength={60} />
          </FieldRow>
          <TextField errors={errors} name="remark" label={words.remark} maxLength={500} />
        </>
      )}
    </EntryForm>
  );
}

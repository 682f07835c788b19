"use client";

import { useState } from "react";
import type { Notable } from "@/lib/ledger/desk/note-choices";
import { formatRupees } from "@/lib/ledger/rupees";
import { sumsOfLines } from "@/lib/ledger/vouchers/invoice-lines";
import { creditSums, debitSums, type Excess, NOTE_REASONS } from "@/lib/ledger/vouchers/note-sums";
import { postCreditNote, postDebitNote, previewCreditNumber, previewDebitNumber } from "../actions";
import { formTexts } from "../texts";
import { AgainstFields } from "./against-field";
import { EntryForm, FieldRow, type Typed } from "./entry-form";
import { ChoiceOf, DayField, TextField } from "./fields";
import { type FormProps, useCompany } from "./form-props";
import { InvoiceLines } from "./invoice-lines";
import { InvoiceTotals } from "./invoice-totals";
import { linesIn, typedIn } from "./resumed-draft";
import { newLine, readLines, type TypedLine } from "./typed-lines";
import type { EntryErrors } from "./use-entry";

const words = formTexts.fields;
export const REASONS = Object.entries(NOTE_REASONS).map(([value, label]) => ({ value, label: `${value} ${label}` }));

/** What a note begins with: a credit note with all that is left, a debit note with one empty line. */
const linesFor = (kind: "credit" | "debit", against: Notable | null, charges: boolean): TypedLine[] =>
  kind === "credit" && against && against.lines.length > 0
    ? against.lines.map((line) => ({ ...newLine(charges), ...line }))
    : [newLine(charges)];

const exceeds = ({ rateBp, left }: Excess): string => formTexts.note.above(formatRupees(left), rateBp);

function NoteForm({ kind, ...props }: FormProps & { kind: "credit" | "debit" }) {
  const { company, choose } = useCompany(props);
  const charges = company.gstin !== null;
  const [against, setAgainst] = useState(props.against);
  const [lines, setLines] = useState<TypedLine[]>(
    () =>
      linesIn(props.draft)?.map((line) => ({ ...newLine(charges), ...line })) ?? linesFor(kind, props.against, charges),
  );
  const [date, setDate] = useState(typedIn(props.draft, "date") ?? props.today);
  const basis = against?.basis ?? null;
  const read = readLines(lines);
  const credit = kind === "credit" && basis ? creditSums(basis, read) : null;
  const sums = credit?.sums ?? (basis ? debitSums(basis, read) : sumsOfLines(read, false, false));
  const send = kind === "credit" ? postCreditNote : postDebitNote;
  const inputOf = (typed: Typed): Parameters<typeof send>[0] => ({
    ...(typed as unknown as Parameters<typeof send>[0]),
    expected_total: String(sums.total < 0n ? 0n : sums.total),
    lines: lines.map(({ key: _, ...line }) => line),
  });
  const withExcess = (errors: EntryErrors): EntryErrors =>
    credit?.excess ? { ...errors, lines: exceeds(credit.excess) } : errors;
  return (
    <EntryForm form={`${kind}-note`} draft={props.draft} send={send} inputOf={inputOf} openAfter>
      {(errors) => (
        <>
          <FieldRow>
            <AgainstFields
              kind="invoice"
              companies={props.companies}
              company={company}
              onCompany={choose}
              first={props.against}
              onChoose={(one) => {
                setAgainst(one);
                setLines(linesFor(kind, one, charges));
              }}
              errors={errors}
            />
            <DayField errors={errors} today={props.today} onType={setDate} />
          </FieldRow>
          <FieldRow>
            <ChoiceOf errors={errors} name="reason" label={words.reason} options={REASONS} required />
            <TextField errors={errors} name="remark" label={words.remark} maxLength={500} className="sm:col-span-2" />
          </FieldRow>
          <InvoiceLines
            lines={lines}
            onChange={setLines}
            errors={withExcess(errors)}
            charges={charges || kind === "credit"}
          />
          <div className="grid gap-5 sm:grid-cols-[minmax(0,1fr)_22rem]">
            <p className="text-muted-foreground text-xs">{kind === "credit" ? formTexts.note.credits : null}</p>
            <InvoiceTotals
              sums={sums}
              interState={basis?.interState ?? false}
              company={company.id}
              date={date}
              askNumber={kind === "credit" ? previewCreditNumber : previewDebitNumber}
            />
          </div>
        </>
      )}
    </EntryForm>
  );
}

/** Takes back a part or all of an invoice; tax and total are shown as they will be posted. */
export const CreditNoteForm = (props: FormProps) => <NoteForm kind="credit" {...props} />;
/** Bills more than an invoice did. */
export const DebitNoteForm = (props: FormProps) => <NoteForm kind="debit" {...props} />;

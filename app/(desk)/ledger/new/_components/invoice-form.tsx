"use client";

import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { CheckboxField } from "@/components/ui/checkbox";
import type { PartyChoice } from "@/lib/ledger/desk/choices";
import { STATES } from "@/lib/ledger/parties/states";
import { formatRupees } from "@/lib/ledger/rupees";
import { isInterState } from "@/lib/ledger/tax";
import { sumsOfLines } from "@/lib/ledger/vouchers/invoice-lines";
import { PartyField } from "../../_components/party-field";
import { postInvoice } from "../actions";
import { readParty } from "../draft-actions";
import { formTexts } from "../texts";
import { EntryForm, FieldRow, type Typed } from "./entry-form";
import { ChoiceOf, CompanyAndBank, DayField, TextField } from "./fields";
import { type FormProps, useCompany } from "./form-props";
import { InvoiceLines } from "./invoice-lines";
import { InvoiceTotals } from "./invoice-totals";
import { linesIn, type ResumedDraft, typedIn } from "./resumed-draft";
import { newLine, readLines, type TypedLine } from "./typed-lines";

const words = formTexts.fields;

/** Says what an invoice's draft came to when it was saved, where it comes to something else today. */
function changedSince(draft: ResumedDraft | null, total: bigint, interState: boolean): string | null {
  const before = typedIn(draft, "expected_total");
  const wasInterState = draft?.data.inter_state;
  if (!before || !/^\d{1,16}$/.test(before) || typeof wasInterState !== "boolean") return null;
  if (BigInt(before) === total && wasInterState === interState) return null;
  const tell = (paise: bigint, igst: boolean) =>
    (igst ? formTexts.draft.between : formTexts.draft.within)(formatRupees(paise));
  return formTexts.draft.changed(tell(BigInt(before), wasInterState), tell(total, interState));
}

/** An invoice line by line; its tax and total are shown as they will be posted. */
export function InvoiceForm(props: FormProps) {
  const { company, choose } = useCompany(props);
  const [party, setParty] = useState<PartyChoice | null>(props.party);
  const [supply, setSupply] = useState(typedIn(props.draft, "place_of_supply") ?? "");
  const [date, setDate] = useState(typedIn(props.draft, "date") ?? props.today);
  const [whole, setWhole] = useState(props.draft?.data.whole_rupees !== false);
  const [lines, setLines] = useState<TypedLine[]>(
    () => linesIn(props.draft)?.map((line) => ({ ...newLine(true), ...line })) ?? [newLine(company.gstin !== null)],
  );
  const interState = isInterState({
    sellerState: company.stateCode,
    buyerState: supply || (party?.stateCode ?? null),
    isSez: party?.isSez ?? false,
  });
  const sums = sumsOfLines(readLines(lines), interState, whole);
  const [changed] = useState(() => changedSince(props.draft, sums.total, interState));
  /** The customer may have moved meanwhile: what is known of them is read anew, and the tax with it. */
  const onRefused = async (code: string) => {
    if (code !== "total_changed" || !party) return;
    const answer = await readParty({ id: party.id }).catch(() => null);
    if (answer?.ok) setParty(answer.value);
  };
  const inputOf = (typed: Typed): Parameters<typeof postInvoice>[0] => ({
    ...(typed as unknown as Parameters<typeof postInvoice>[0]),
    whole_rupees: whole,
    expected_total: String(sums.total < 0n ? 0n : sums.total),
    inter_state: interState,
    lines: lines.map(({ key: _, ...line }) => line),
  });
  return (
    <EntryForm form="invoice" draft={props.draft} send={postInvoice} inputOf={inputOf} onRefused={onRefused} openAfter>
      {(errors) => (
        <>
          {changed ? (
            <Alert tone="warning" title={formTexts.draft.changedTitle}>
              {changed}
            </Alert>
          ) : null}
          <FieldRow>
            <PartyField
              name="party"
              kinds={["customer", "name"]}
              label={words.customer}
              chosen={props.party}
              onChoose={setParty}
              error={errors.party}
              className="sm:col-span-2"
              required
            />
            <DayField errors={errors} today={props.today} onType={setDate} />
            <ChoiceOf
              errors={errors}
              name="place_of_supply"
              label={words.placeOfSupply}
              options={[
                { value: "", label: party?.state ? `${words.asCustomer}: ${party.state}` : words.asCustomer },
                ...Object.entries(STATES).map(([value, label]) => ({ value, label: `${value} ${label}` })),
              ]}
              onChoose={setSupply}
            />
          </FieldRow>
          <FieldRow>
            <CompanyAndBank errors={errors} companies={props.companies} company={company} onCompany={choose} bank />
            <TextField errors={errors} name="order_reference" label={words.orderReference} maxLength={100} />
            <TextField errors={errors} name="terms_of_delivery" label={words.terms} />
          </FieldRow>
          <InvoiceLines lines={lines} onChange={setLines} errors={errors} charges={company.gstin !== null} />
          <div className="grid gap-5 sm:grid-cols-[minmax(0,1fr)_22rem]">
            <div className="grid content-start gap-4">
              <CheckboxField
                label={words.wholeRupees}
                checked={whole}
                onChange={(event) => setWhole(event.target.checked)}
              />
              <TextField errors={errors} name="remark" label={words.remark} maxLength={500} />
            </div>
            <InvoiceTotals sums={sums} interState={interState} company={company.id} date={date} />
          </div>
        </>
      )}
    </EntryForm>
  );
}

"use client";

import { useState } from "react";
import { CheckboxField } from "@/components/ui/checkbox";
import type { PartyChoice } from "@/lib/ledger/desk/choices";
import { STATES } from "@/lib/ledger/parties/states";
import { isInterState } from "@/lib/ledger/tax";
import { sumsOfLines } from "@/lib/ledger/vouchers/invoice-lines";
import { PartyField } from "../../_components/party-field";
import { postInvoice } from "../actions";
import { formTexts } from "../texts";
import { EntryForm, FieldRow, type Typed } from "./entry-form";
import { ChoiceOf, CompanyAndBank, DayField, TextField } from "./fields";
import { type FormProps, useCompany } from "./form-props";
import { InvoiceLines } from "./invoice-lines";
import { InvoiceTotals } from "./invoice-totals";
import { newLine, readLines, type TypedLine } from "./typed-lines";

const words = formTexts.fields;

/** An invoice line by line; its tax and total are shown as they will be posted. */
export function InvoiceForm(props: FormProps) {
  const { company, choose } = useCompany(props);
  const [party, setParty] = useState<PartyChoice | null>(props.party);
  const [supply, setSupply] = useState("");
  const [date, setDate] = useState(props.today);
  const [whole, setWhole] = useState(true);
  const [lines, setLines] = useState<TypedLine[]>(() => [newLine(company.gstin !== null)]);
  const interState = isInterState({
    sellerState: company.stateCode,
    buyerState: supply || (party?.stateCode ?? null),
    isSez: party?.isSez ?? false,
  });
  const sums = sumsOfLines(readLines(lines), interState, whole);
  const inputOf = (typed: Typed): Parameters<typeof postInvoice>[0] => ({
    ...(typed as unknown as Parameters<typeof postInvoice>[0]),
    whole_rupees: whole,
    expected_total: String(sums.total < 0n ? 0n : sums.total),
    lines: lines.map(({ key: _, ...line }) => line),
  });
  return (
    <EntryForm send={postInvoice} inputOf={inputOf} openAfter>
      {(errors) => (
        <>
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

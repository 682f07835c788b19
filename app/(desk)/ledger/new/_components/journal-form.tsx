"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { fieldId } from "@/components/ui/field";
import type { PartyChoice } from "@/lib/ledger/desk/choices";
import { formatRupees } from "@/lib/ledger/rupees";
import { typedPaise } from "@/lib/ledger/typed-money";
import { PartyField } from "../../_components/party-field";
import { postJournal } from "../actions";
import { formTexts } from "../texts";
import { EntryForm, FieldRow, type Typed } from "./entry-form";
import { ChoiceOf, CompanyAndBank, DayField, MoneyField, TextField } from "./fields";
import { type FormProps, useCompany } from "./form-props";
import { type ResumedDraft, typedIn } from "./resumed-draft";

const words = formTexts.journal;
type Amounts = { debit: string; credit: string };

const paiseOrNothing = (text: string): bigint => {
  const paise = typedPaise(text);
  return typeof paise === "bigint" ? paise : 0n;
};

/** The fields of the lines, `lines.0.account` and so on, as the lines that they make; empty ones are left out. */
function inputOf(typed: Typed): Parameters<typeof postJournal>[0] {
  const lines: Record<string, string>[] = [];
  for (const [name, value] of Object.entries(typed)) {
    const [, index, part] = /^lines\.(\d+)\.(\w+)$/.exec(name) ?? [];
    if (index === undefined || part === undefined) continue;
    const at = Number(index);
    lines[at] = { ...lines[at], [part]: value };
  }
  const input = typed as unknown as Parameters<typeof postJournal>[0];
  return { ...input, lines: lines as unknown as Parameters<typeof postJournal>[0]["lines"] };
}

/** The amounts of a draft's lines, two at least. */
function amountsIn(draft: ResumedDraft): Amounts[] {
  const at = (index: number, part: string): string => typedIn(draft, `lines.${index}.${part}`) ?? "";
  const count = Math.max(
    2,
    ...Object.keys(draft.data).map((name) => Number(/^lines\.(\d{1,2})\./.exec(name)?.[1] ?? -1) + 1),
  );
  return Array.from({ length: count }, (_, index) => ({ debit: at(index, "debit"), credit: at(index, "credit") }));
}

const partyIn = (draft: ResumedDraft | null, index: number): PartyChoice | null => {
  const id = Number(typedIn(draft, `lines.${index}.party`));
  return draft?.parties.find((one) => one.id === id) ?? null;
};

/** An entry written line by line; what is missing between the sides is shown all the time. */
export function JournalForm(props: FormProps) {
  const { company, choose } = useCompany(props);
  const { amount: told, isIncoming, backTo, remark } = props.prefill;
  const [amounts, setAmounts] = useState<Amounts[]>(() =>
    props.draft
      ? amountsIn(props.draft)
      : [
          isIncoming ? { debit: told, credit: "" } : { debit: "", credit: told },
          isIncoming ? { debit: "", credit: told } : { debit: told, credit: "" },
        ],
  );
  const bankAccount = company.banks.find(({ id }) => id === props.prefill.bank)?.accountId;
  const accounts = props.accounts.filter(({ companyId }) => companyId === company.id);
  const change = (at: number, part: Partial<Amounts>) =>
    setAmounts((now) => now.map((one, index) => (index === at ? { ...one, ...part } : one)));
  const difference = amounts.reduce(
    (sum, { debit, credit }) => sum + paiseOrNothing(debit) - paiseOrNothing(credit),
    0n,
  );
  return (
    <EntryForm
      form="journal"
      draft={props.draft}
      send={postJournal}
      inputOf={inputOf}
      backTo={backTo}
      onPosted={() => setAmounts([0, 1].map(() => ({ debit: "", credit: "" })))}
    >
      {(errors, round) => (
        <>
          <FieldRow>
            <TextField
              errors={errors}
              name="narration"
              label={formTexts.fields.narration}
              maxLength={500}
              defaultValue={remark}
              className="sm:col-span-2"
              required
            />
            <DayField errors={errors} today={props.today} />
            <CompanyAndBank errors={errors} companies={props.companies} company={company} onCompany={choose} />
          </FieldRow>
          <fieldset className="grid gap-3 rounded-lg border p-4" id={fieldId("lines")} tabIndex={-1}>
            <legend className="px-1 font-medium text-sm">{words.lines}</legend>
            {amounts.map((amount, index) => (
              <div
                // biome-ignore lint/suspicious/noArrayIndexKey: lines are only added at the end.
                key={index}
                className="grid grid-cols-2 items-start gap-3 border-b pb-3 lg:grid-cols-5"
              >
                <ChoiceOf
                  errors={errors}
                  name={`lines.${index}.account`}
                  label={words.account}
                  options={accounts.map(({ id, name }) => ({ value: id, label: name }))}
                  defaultValue={index === 0 ? bankAccount : undefined}
                />
                <PartyField
                  name={`lines.${index}.party`}
                  kinds={["customer", "vendor", "name", "own"]}
                  label={words.party}
                  chosen={round === 0 ? partyIn(props.draft, index) : null}
                  error={errors[`lines.${index}.party`]}
                />
                <MoneyField
                  errors={errors}
                  name={`lines.${index}.debit`}
                  label={words.debit}
                  value={amount.debit}
                  onType={(debit) => change(index, { debit })}
                />
                <MoneyField
                  errors={errors}
                  name={`lines.${index}.credit`}
                  label={words.credit}
                  value={amount.credit}
                  onType={(credit) => change(index, { credit })}
                />
                <TextField errors={errors} name={`lines.${index}.note`} label={words.note} />
              </div>
            ))}
            {errors.lines ? <p className="font-medium text-destructive text-xs">{errors.lines}</p> : null}
            <div className="flex flex-wrap items-center justify-between gap-3">
              <Button type="button" size="sm" onClick={() => setAmounts((now) => [...now, { debit: "", credit: "" }])}>
                <Plus aria-hidden />
                {words.add}
              </Button>
              <p className="text-sm" aria-live="polite">
                {difference === 0n ? words.balanced : `${words.difference}: ${formatRupees(difference)}`}
              </p>
            </div>
          </fieldset>
        </>
      )}
    </EntryForm>
  );
}

"use client";

import { useEffect, useState } from "react";
import { LegalDate } from "@/components/ui/date-time";
import type { Notable } from "@/lib/ledger/desk/note-choices";
import { formatRupees } from "@/lib/ledger/rupees";
import { PartyField } from "../../_components/party-field";
import { findNotable } from "../actions";
import { formTexts } from "../texts";
import { ChoiceOf, CompanyAndBank, type FormCompany } from "./fields";
import type { EntryErrors } from "./use-entry";

const words = formTexts;

/** Whose invoice or bill a note changes, and which: the party by its letters, then one of its newest documents. */
export function AgainstFields({
  kind,
  companies,
  company,
  onCompany,
  first,
  onChoose,
  errors,
}: {
  kind: "invoice" | "vendor_service";
  companies: readonly FormCompany[];
  company: FormCompany;
  onCompany: (id: number) => void;
  /** The document that the form was opened for. */
  first: Notable | null;
  onChoose: (chosen: Notable | null) => void;
  errors: EntryErrors;
}) {
  const [party, setParty] = useState(first?.party.id ?? null);
  const [offered, setOffered] = useState<Notable[]>(first ? [first] : []);
  const [id, setId] = useState(first?.id ?? "");
  const ofBill = kind === "vendor_service";
  useEffect(() => {
    if (party === null) return;
    let gone = false;
    void findNotable({ kind, company: company.id, party }).then((answer) => {
      if (!gone && answer.ok) setOffered(answer.value);
    });
    return () => {
      gone = true;
    };
  }, [kind, company.id, party]);
  const choose = (value: string) => {
    setId(value);
    onChoose(offered.find((one) => one.id === value) ?? null);
  };
  const forget = () => {
    setOffered([]);
    setId("");
    onChoose(null);
  };
  const chosen = offered.find((one) => one.id === id);
  const none = ofBill ? words.note.noneBill : words.note.none;
  const ask = ofBill ? words.note.chooseBill : words.note.choose;
  return (
    <>
      <PartyField
        name="party"
        kinds={ofBill ? ["vendor"] : ["customer", "name"]}
        label={ofBill ? words.fields.vendor : words.fields.customer}
        chosen={first?.party}
        onChoose={(one) => {
          setParty(one?.id ?? null);
          forget();
        }}
        error={errors.party}
        required
      />
      <ChoiceOf
        key={`${company.id}-${party}-${offered.length}`}
        errors={{ against: errors.against ?? errors.against_id }}
        name="against"
        label={ofBill ? words.fields.againstBill : words.fields.against}
        options={[
          { value: "", label: party === null ? ask : offered.length === 0 ? none : "…" },
          ...offered.map((one) => ({ value: one.id, label: `${one.number}, ${formatRupees(one.left)}` })),
        ]}
        value={id}
        onChoose={choose}
        hint={
          chosen ? (
            <>
              <LegalDate value={chosen.date} />: {words.note.left(chosen.number, formatRupees(chosen.left))}{" "}
              {ofBill ? words.note.leftGst(formatRupees(chosen.leftGst)) : null}
            </>
          ) : undefined
        }
        required
      />
      <CompanyAndBank
        errors={errors}
        companies={companies}
        company={company}
        onCompany={(one) => {
          onCompany(one);
          forget();
        }}
      />
    </>
  );
}

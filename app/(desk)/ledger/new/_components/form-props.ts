"use client";

import { useState } from "react";
import type { AccountChoice, PartyChoice } from "@/lib/ledger/desk/choices";
import type { Notable } from "@/lib/ledger/desk/note-choices";
import type { Prefill } from "../prefill";
import type { FormCompany } from "./fields";
import type { ResumedDraft } from "./resumed-draft";

/** What every form is opened with. `today` is India's day, or that of `prefill`; `party` and `company` are those it was opened for. */
export type FormProps = {
  today: string;
  companies: readonly FormCompany[];
  company: number;
  party: PartyChoice | null;
  prefill: Prefill;
  accounts: readonly (AccountChoice & { companyId: number })[];
  /** What the form goes on with; null where it begins anew. */
  draft: ResumedDraft | null;
  /** Of a note's form: the invoice or bill that it was opened for. */
  against: Notable | null;
};

/** The company that the form is of just now. */
export function useCompany({ companies, company: first }: FormProps) {
  const [id, setId] = useState(first);
  const company = companies.find((one) => one.id === id) ?? companies[0];
  if (!company) throw new Error("A form is only shown where there are books");
  return { company, choose: setId };
}

type Told = {
  company: number;
  bank: number;
  date: string;
  /** Rupees without groups. */
  amount: string;
  isIncoming: boolean;
  transaction: string;
  remark: string;
  line: number;
};

/** The address of a form that is filled with a line of the bank, and leads back to it. */
export function prefilledHref(form: string, told: Told): string {
  const { company, bank, date, amount, isIncoming, transaction, remark, line } = told;
  const chosen = { company, bank, date, amount, side: isIncoming ? "in" : "out", transaction, remark, line };
  return `/ledger/new/${form}?${new URLSearchParams(Object.entries(chosen).map(([key, value]) => [key, String(value)]))}`;
}

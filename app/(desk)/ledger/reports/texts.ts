import type { ReportName } from "@/lib/ledger/reports/report";

/** What each report is called, and what it tells. */
export const reportNames: Record<ReportName, { title: string; text: string }> = {
  "trial-balance": { title: "Trial balance", text: "Every account's balance; both sides add up to the same." },
  "profit-and-loss": { title: "Profit and loss", text: "What was earned and spent in a span of days." },
  "balance-sheet": { title: "Balance sheet", text: "What there is and whose it is at the end of a day." },
  "day-book": { title: "Day book", text: "Every entry in the order of its days, reversals too." },
  outstanding: {
    title: "Outstanding and ageing",
    text: "What is open by party; what was paid settles the oldest first.",
  },
  gst: { title: "GSTR-3B", text: "Outward tax and input tax of a period, held against the ledger's own accounts." },
  "gstr-1": {
    title: "GSTR-1",
    text: "Outward supplies: to registered customers, to others, credit and debit notes, by HSN and SAC, and the numbers issued.",
  },
  tds: { title: "TDS", text: "What customers kept back, to be claimed from their certificates." },
};

export const reportTexts = {
  title: "Reports",
  asOf: (day: string) => `as of ${day}`,
  span: (from: string, through: string) => `${from} to ${through}`,
  print: "Print",
  holds: "holds",
  fails: "does not hold",
  none: "Nothing to show.",
  more: (count: string) => `${count} more entries: narrow the span or go to the next page.`,
  next: "Next page",
  previous: "Previous page",
  side: "Side",
  sides: { receivable: "Owed by clients", payable: "Owed to vendors" },
  hledger: "hledger journal",
} as const;

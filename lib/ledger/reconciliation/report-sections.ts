import { day, money, type ReportSection, text } from "../reports/report";
import { type OpenItem, type Reconciliation, sumOf } from "./statement-report";

/** The reconciliation as the reports' tables: screen, print and files show the same. */
export function reconciliationSections(of: Reconciliation): ReportSection[] {
  const { bookBalance, notAtBank, notInBooks, bankBalance, difference, through, gaps } = of;
  const account = { account: of.bank.accountId, through };
  const reached = bookBalance - sumOf(notAtBank) + sumOf(notInBooks);
  return [
    {
      title: "From the books to the bank",
      columns: [text("Balance"), money("Amount")],
      rows: [
        { cells: ["Balance in the books", bookBalance], opens: account },
        { cells: ["Less items that are not at the bank yet", -sumOf(notAtBank)] },
        { cells: ["Add items that are not in the books", sumOf(notInBooks)] },
        { cells: ["Balance that the bank should show", reached], style: "total" },
        { cells: [bankWords(of), bankBalance] },
        { cells: ["Difference", difference], style: "total" },
      ],
    },
    itemsSection("In the books, not at the bank yet", notAtBank, "Everything in the books is at the bank."),
    itemsSection("At the bank, not in the books", notInBooks, "Everything at the bank is in the books."),
    ...(gaps.length > 0
      ? [
          {
            title: "Missing statements",
            columns: [day("After"), money("Not accounted for")],
            rows: gaps.map(({ after, missing }) => ({ cells: [after, missing] })),
          },
        ]
      : []),
  ];
}

function bankWords({ bankBalance, saidOn }: Reconciliation): string {
  if (bankBalance === null) return "Balance at the bank: no statement yet";
  return saidOn === null ? "Balance at the bank" : `Balance at the bank, by its last statement of ${saidOn}`;
}

function itemsSection(title: string, items: readonly OpenItem[], empty: string): ReportSection {
  return {
    title,
    empty,
    columns: [day("Date"), text("What"), text("Reference"), money("Came in"), money("Went out")],
    rows:
      items.length === 0
        ? []
        : [
            ...items.map(({ date, amount, text: what, reference, voucherId }) => ({
              cells: [date, what, reference, amount > 0n ? amount : null, amount < 0n ? -amount : null],
              ...(voucherId === null ? {} : { opens: { voucher: voucherId } }),
            })),
            {
              cells: [
                null,
                "Total",
                "",
                sumOf(items.filter(({ amount }) => amount > 0n)),
                -sumOf(items.filter(({ amount }) => amount < 0n)),
              ],
              style: "total" as const,
            },
          ],
  };
}

/** What a figure of a report is made of: the ledger or the voucher that it opens. */
export type Opens =
  | {
      account?: number;
      book?: "client" | "vendor" | "bank" | "expense";
      party?: number;
      from?: string;
      through?: string;
    }
  | { voucher: string }
  | { report: ReportName; from?: string; through?: string };

export const REPORT_NAMES = [
  "trial-balance",
  "profit-and-loss",
  "balance-sheet",
  "day-book",
  "outstanding",
  "gst",
  "gstr-1",
  "tds",
] as const;
export type ReportName = (typeof REPORT_NAMES)[number];

/** A cell: a text, an amount in paise, or nothing. */
export type Cell = string | bigint | number | null;

export type ReportRow = {
  cells: Cell[];
  /** Where its figures lead. */
  opens?: Opens;
  style?: "total" | "heading";
};

export type ReportColumn = { header: string; kind: "text" | "money" | "date" | "number" };

export type ReportSection = { title: string; columns: ReportColumn[]; rows: ReportRow[]; empty?: string };

/** A report as screens, print and files show it. Money is in paise. */
export type Report = {
  name: ReportName;
  company: { id: number; name: string };
  /** First day, where it is of a span, and last day. */
  from: string | null;
  through: string;
  sections: ReportSection[];
  /** What must hold, and whether it does: debits are credits, assets are liabilities and equity. */
  checks: { text: string; holds: boolean }[];
  /** More rows than are shown, such as of a day book. */
  more: number;
};

export type ReportAsked = {
  companyId: number;
  from: string;
  through: string;
  side?: "receivable" | "payable";
  skip: number;
  take: number;
};

export const text = (header: string): ReportColumn => ({ header, kind: "text" });
export const money = (header: string): ReportColumn => ({ header, kind: "money" });
export const day = (header: string): ReportColumn => ({ header, kind: "date" });

/** What a company's books say of one account: its balance as debit less credit, in paise. */
export type AccountBalance = { id: number; name: string; role: string; type: string; balance: bigint };

/** One line of an entry: a debit or a credit, in paise, more than 0. */
export type Line = {
  accountId: number;
  partyId?: number | null;
  debit?: bigint;
  credit?: bigint;
  /** What it says of itself where that is not the entry's particulars. */
  note?: string | null;
};

/** What is to be posted. */
export type EntryDraft = {
  companyId: number;
  /** `YYYY-MM-DD` */
  date: string;
  voucherType: string;
  voucherNo: string;
  voucherId?: bigint | null;
  particulars: string;
  candidateName?: string | null;
  /** The payment's; some are made of the id of the entry's first line. */
  transactionId?: string | null | ((firstLineId: bigint) => string);
  entryType: "Auto" | "Manual";
  /** The operation that posts it. */
  source: string;
  /** Posting twice under one key is posting once; another draft under the same key is refused. */
  idempotencyKey?: string | null;
  reason?: string | null;
  lines: Line[];
};

export type PostedLine = {
  id: bigint;
  accountId: number;
  partyId: number | null;
  debit: bigint;
  credit: bigint;
  note: string | null;
};

export type PostedEntry = {
  id: bigint;
  companyId: number;
  seq: bigint;
  date: string;
  transactionId: string | null;
  lines: PostedLine[];
  /** It had been posted before under the same idempotency key. */
  repeated: boolean;
};

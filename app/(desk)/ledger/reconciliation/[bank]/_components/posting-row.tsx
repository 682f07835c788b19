import Link from "next/link";
import { LegalDate } from "@/components/ui/date-time";
import type { BankPosting } from "@/lib/ledger/reconciliation/schema";
import { Money } from "../../_components/money";

/** One posting as the desk shows it: what it is, of whom, when, how much. */
export function PostingRow({ posting }: { posting: BankPosting }) {
  const href =
    posting.voucher_id === null ? `/ledger/entries/${posting.entry_id}` : `/ledger/vouchers/${posting.voucher_id}`;
  return (
    <div className="grid min-w-0 grid-cols-[1fr_auto] gap-x-3 text-sm">
      <span className="truncate">
        <Link href={href} className="font-mono text-[13px] underline-offset-2 hover:underline">
          {posting.voucher_no}
        </Link>{" "}
        <span className="font-medium">{posting.party ?? posting.particulars}</span>
      </span>
      <Money rupees={posting.amount} className="font-medium" />
      <span className="col-span-2 truncate text-muted-foreground text-xs">
        <LegalDate value={posting.date} /> · {posting.voucher_type}
        {posting.transaction_id ? <span className="font-mono"> · {posting.transaction_id}</span> : null}
        {posting.party ? ` · ${posting.particulars}` : null}
      </span>
    </div>
  );
}

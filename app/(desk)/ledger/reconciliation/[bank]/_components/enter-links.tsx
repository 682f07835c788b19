import Link from "next/link";
import { Button } from "@/components/ui/button";
import type { DeskLine } from "@/lib/ledger/reconciliation/desk";
import { prefilledHref } from "../../../new/prefilled-href";
import { texts } from "../../texts";

const words = texts.desk;
const INCOMING = ["receipt", "contra", "journal"] as const;
const OUTGOING = ["vendor-payment", "expense", "contra", "journal"] as const;

/** The forms that enter a line which is not in the books, filled with what the bank says of it. */
export function EnterLinks({ line, bank, company }: { line: DeskLine; bank: number; company: number }) {
  const forms = line.amount > 0 ? INCOMING : OUTGOING;
  return (
    <div className="flex flex-wrap items-center gap-2 border-t pt-3 text-sm">
      <span className="text-muted-foreground">{words.enterAs}</span>
      {forms.map((form) => (
        <Button key={form} asChild size="sm" variant="secondary">
          <Link
            href={prefilledHref(form, {
              company,
              bank,
              date: line.date,
              amount: Math.abs(line.amount).toFixed(2),
              isIncoming: line.amount > 0,
              transaction: line.reference,
              remark: line.description,
              line: line.id,
            })}
          >
            {words.forms[form]}
          </Link>
        </Button>
      ))}
    </div>
  );
}

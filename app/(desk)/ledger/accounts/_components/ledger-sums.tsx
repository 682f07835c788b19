import { Card } from "@/components/ui/card";
import type { LedgerView } from "@/lib/ledger/desk/ledger-page";
import { Rupees } from "../../_components/rupees";
import { texts } from "../../texts";

const words = texts.ledger;

/** Opening, what happened in the span, and closing, of the whole ledger. */
export function LedgerSums({ view }: { view: LedgerView }) {
  const sums = [
    { label: words.opening, paise: view.opening },
    { label: words.debit, paise: view.debit },
    { label: words.credit, paise: view.credit },
    { label: words.closing, paise: view.closing, strong: true },
  ];
  return (
    <Card className="mb-4">
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 px-4 py-3 sm:grid-cols-4">
        {sums.map(({ label, paise, strong }) => (
          <div key={label}>
            <dt className="text-muted-foreground text-xs">{label}</dt>
            <dd className={strong ? "font-semibold text-lg" : "text-lg"}>
              <Rupees paise={paise} />
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

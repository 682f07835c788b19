"use client";

import { FileText } from "lucide-react";
import { useEffect, useState } from "react";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { USUAL_DOCUMENTS } from "@/lib/licenses/applications/documents/kinds";
import type { ApplicationTypeName } from "@/lib/licenses/applications/states";
import { formatCents } from "@/lib/platform/money";
import { quoteFee } from "../../actions";
import { documentKinds } from "../../document-kinds";
import { texts } from "../../texts";

const words = texts.new;

/** What the application costs today, and what its applicant should bring. */
export function FeeCard({ type, categories }: { type: ApplicationTypeName; categories: readonly string[] }) {
  const quote = useQuote(type, categories.join(", "));
  return (
    <Card className="xl:sticky xl:top-4">
      <CardHeader title={words.fee} description={words.feeHint} />
      <CardBody className="grid gap-5">
        <p aria-live="polite" className="font-semibold text-2xl tabular-nums">
          {quote === null ? (
            <span className="font-normal text-base text-muted-foreground">{words.feeUnknown}</span>
          ) : typeof quote === "string" ? (
            <span className="text-base text-destructive">{quote}</span>
          ) : (
            formatCents(quote)
          )}
        </p>
        <div>
          <h3 className="mb-1.5 font-medium text-sm">{words.needed}</h3>
          <ul className="grid gap-1 text-muted-foreground text-sm">
            {USUAL_DOCUMENTS[type].map((kind) => (
              <li key={kind} className="flex items-center gap-2">
                <FileText aria-hidden className="size-3.5" />
                {documentKinds[kind]}
              </li>
            ))}
          </ul>
        </div>
      </CardBody>
    </Card>
  );
}

/** The fee in cents, why there is none, or null while nothing is chosen. */
function useQuote(type: ApplicationTypeName, category: string): number | string | null {
  const [quote, setQuote] = useState<number | string | null>(null);
  useEffect(() => {
    setQuote(null);
    if (category === "") return;
    let overtaken = false;
    void quoteFee({ type, category })
      .catch(() => null)
      .then((answer) => {
        if (!overtaken && answer) setQuote(answer.ok ? answer.value : answer.message);
      });
    return () => {
      overtaken = true;
    };
  }, [type, category]);
  return quote;
}

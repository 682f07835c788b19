"use client";

import { ScanLine } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { DescriptionItem } from "@/components/ui/description-list";
import type { BlockPicture } from "@/lib/licenses/barcode/block-layout";
import { cardFacts } from "../../_components/facts";
import { PrintButton } from "../../_components/print-button";
import { VerdictCard } from "../../_components/verdict-card";
import { seals, texts, type Verdict } from "../../texts";
import type { Check } from "./check";

const words = texts.result;

/** What a scan came to. The focus goes to it, so that it is read out and the page begins there. */
export function ScanResult({ check, onAgain }: { check: Check; onAgain: () => void }) {
  const top = useRef<HTMLElement>(null);
  useEffect(() => top.current?.focus(), []);
  const verdict = verdictOf(check);
  return (
    <section ref={top} tabIndex={-1} aria-label={words.title} className="grid gap-5 outline-none">
      {verdict ? (
        <Found check={check} verdict={verdict} />
      ) : (
        <Alert tone="danger" title={texts.failure.unreachable}>
          {texts.failure.unreachableText}
        </Alert>
      )}
      <div data-print="hide" className="flex flex-wrap gap-2">
        <Button variant="primary" size="lg" onClick={onAgain}>
          <ScanLine aria-hidden />
          {texts.scan.again}
        </Button>
        {verdict ? <PrintButton /> : null}
      </div>
    </section>
  );
}

/** The office knows best; without it the signature and the date on the card. */
function verdictOf({ reading, answer, at }: Check): Verdict | null {
  if (answer) return answer.outcome;
  if (!reading) return null;
  if (reading.seal !== "genuine") return reading.seal;
  return reading.fields.expiry_date < at.slice(0, 10) ? "expired" : "genuine";
}

function Found({ check, verdict }: { check: Check; verdict: Verdict }) {
  const { reading, answer } = check;
  const card = reading?.fields ?? answer?.card ?? null;
  const revokedKey = (answer ?? reading)?.key?.status === "revoked";
  return (
    <VerdictCard
      verdict={verdict}
      explanation={revokedKey ? words.revokedText : undefined}
      facts={card ? [...cardFacts(card, answer?.license?.holder_name ?? null), signatureFact(check)] : []}
      factsTitle={card && verdict === "altered" ? words.says : undefined}
      picture={reading?.seal === "genuine" && reading.picture ? <Portrait picture={reading.picture} /> : null}
      note={check.refused ? texts.failure.statusRefused : null}
      checkedAt={answer?.checked_at ?? check.at}
      how={answer ? undefined : words.inBrowser}
    />
  );
}

function signatureFact({ reading, answer }: Check): DescriptionItem {
  const { seal = "unreadable", key } = answer ?? reading ?? {};
  if (key?.status === "revoked") return { term: words.signature, value: words.revokedKey(key.kid) };
  return { term: words.signature, value: key ? `${seals[seal]} (${words.key(key.kid)})` : seals[seal] };
}

function Portrait({ picture }: { picture: BlockPicture }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([picture.webp.slice()], { type: "image/webp" }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  if (!url) return null;
  // biome-ignore lint/performance/noImgElement: the picture lies in this browser's memory.
  return <img src={url} alt={words.portrait} width={80} height={100} className="rounded-md border object-cover" />;
}

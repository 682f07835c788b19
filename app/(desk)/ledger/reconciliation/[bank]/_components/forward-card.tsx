"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import type { BroughtForward } from "@/lib/ledger/reconciliation/brought-forward";
import { formatRupees } from "@/lib/ledger/rupees";
import { paiseOfRupees } from "../../_components/money";
import { acceptForward } from "../../actions";
import { texts } from "../../texts";

const words = texts.forward;
const money = (rupees: number): string => formatRupees(paiseOfRupees(rupees));

/** What the account held before its first statement: the books explain it once, and it is done. */
export function ForwardCard({ bank, company, forward }: { bank: number; company: number; forward: BroughtForward }) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const agree = async () => {
    setBusy(true);
    const result = await acceptForward({ bank }).catch(() => null);
    setBusy(false);
    if (!result?.ok) return setFailure(result?.message ?? texts.desk.unreachable);
    toast.success(words.done);
    router.refresh();
  };
  const { agrees, date, atBank, inBooks, postings } = forward;
  return (
    <Alert
      className="mb-4"
      tone={failure ? "danger" : agrees ? "info" : "warning"}
      title={words.title}
      action={
        agrees ? (
          <Button size="sm" loading={busy} onClick={() => void agree()}>
            {words.accept}
          </Button>
        ) : (
          <Button size="sm" asChild>
            <Link href={`/ledger/new/journal?company=${company}&date=${date}`}>{words.journal}</Link>
          </Button>
        )
      }
    >
      {failure ??
        (agrees ? words.agrees(date, money(atBank), postings) : words.differs(date, money(atBank), money(inBooks)))}
    </Alert>
  );
}

import Link from "next/link";
import { Alert } from "@/components/ui/alert";
import type { Trial } from "@/lib/identity/rules/trial";
import { texts } from "../texts";

/** How past cases would have been decided by these rules. */
export function TrialResult({ trial: { cases, moves, examples } }: { trial: Trial }) {
  const other = moves.filter(({ from, to }) => from !== to);
  const changes = other.reduce((sum, { count }) => sum + count, 0);
  return (
    <Alert tone={changes > 0 ? "warning" : "info"} title={texts.trial}>
      {cases === 0 ? texts.noCases : texts.trialText(changes, cases)}
      {other.length > 0 ? (
        <ul className="mt-2 grid gap-1">
          {other.map(({ from, to, count }) => (
            <li key={`${from}${to}`}>
              {count}: {from} → {to}
            </li>
          ))}
        </ul>
      ) : null}
      {examples.length > 0 ? (
        <p className="mt-2 flex flex-wrap gap-2">
          {examples.map(({ cardId, to }) => (
            <Link key={cardId} href={`/identity/review/${cardId}`} className="underline underline-offset-2">
              {cardId.slice(-6)} → {to}
            </Link>
          ))}
        </p>
      ) : null}
    </Alert>
  );
}

import { LegalDate } from "@/components/ui/date-time";
import { daysBetween } from "../../_components/days";
import { expiryHint } from "../../_components/expiry";
import { texts } from "../../texts";

/** From issue to expiry as a bar, with today's place on it. Dates are YYYY-MM-DD. */
export function Validity({ issueDate, expiryDate, today }: { issueDate: string; expiryDate: string; today: string }) {
  const whole = Math.max(1, daysBetween(issueDate, expiryDate));
  const gone = Math.min(100, Math.max(0, (daysBetween(issueDate, today) / whole) * 100));
  const hint = expiryHint(expiryDate, today);
  const fill = hint === null ? "bg-primary" : hint.tone === "danger" ? "bg-destructive" : "bg-warning";
  return (
    <div>
      <div className="flex flex-wrap justify-between gap-x-4 text-sm">
        <span>
          <span className="text-muted-foreground text-xs">{texts.detail.issuedOn}</span> <LegalDate value={issueDate} />
        </span>
        <span>
          <span className="text-muted-foreground text-xs">{texts.detail.expiresOn}</span>{" "}
          <LegalDate value={expiryDate} />
        </span>
      </div>
      <div aria-hidden className="mt-1.5 h-2 overflow-hidden rounded-full bg-foreground/10">
        <div className={`h-full rounded-full ${fill}`} style={{ width: `${gone}%` }} />
      </div>
      {hint ? (
        <p className={`mt-1 text-right text-xs ${hint.tone === "danger" ? "text-destructive" : "text-warning"}`}>
          {hint.text}
        </p>
      ) : null}
    </div>
  );
}

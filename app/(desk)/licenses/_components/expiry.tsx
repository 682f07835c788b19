import { LegalDate } from "@/components/ui/date-time";
import { texts } from "../texts";
import { daysBetween, EXPIRING_DAYS } from "./days";

/** How far an expiry is from today, where that matters: it is near, or it has passed. */
export function expiryHint(expiryDate: string, today: string): { text: string; tone: "warning" | "danger" } | null {
  const left = daysBetween(today, expiryDate);
  if (left < 0) return { text: texts.expiry.past(-left), tone: "danger" };
  if (left > EXPIRING_DAYS) return null;
  return { text: left === 0 ? texts.expiry.today : texts.expiry.left(left), tone: "warning" };
}

/** An expiry date, with a hint below it when the license runs out soon. Ended licenses give no warning. */
export function Expiry({ value, today, ended }: { value: string; today: string; ended: boolean }) {
  const hint = expiryHint(value, today);
  return (
    <span className="grid whitespace-nowrap leading-tight">
      <LegalDate value={value} />
      {hint ? (
        <span
          className={`text-xs ${ended ? "text-muted-foreground" : hint.tone === "danger" ? "text-destructive" : "text-warning"}`}
        >
          {hint.text}
        </span>
      ) : null}
    </span>
  );
}

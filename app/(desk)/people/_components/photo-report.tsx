import { ChevronRight, CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { Alert, type AlertTone } from "@/components/ui/alert";
import type { PhotoCheck, PhotoReport as Report } from "@/lib/people/photo/schema";
import { reportTexts } from "../[id]/photo/texts";

const toneOf: Record<Report["verdict"], AlertTone> = { good: "success", acceptable: "warning", poor: "danger" };

const marks = {
  fail: { icon: CircleAlert, className: "text-destructive" },
  warn: { icon: TriangleAlert, className: "text-warning" },
  pass: { icon: CircleCheck, className: "text-success" },
} as const;

/** What the machine thinks of a portrait: the verdict, what to mend, and (folded away) what is fine. */
export function PhotoReport({ report }: { report: Report }) {
  const wrong = [...stateOf(report, "fail"), ...stateOf(report, "warn")];
  const fine = stateOf(report, "pass");
  return (
    <section aria-label={reportTexts.title} className="grid gap-3">
      <Alert tone={toneOf[report.verdict]} title={reportTexts.verdicts[report.verdict]}>
        {report.summary}
      </Alert>
      {wrong.length > 0 ? <Checks checks={wrong} /> : null}
      {fine.length > 0 ? (
        <details className="group" open={wrong.length === 0 && fine.length <= 6}>
          <summary className="flex cursor-pointer items-center gap-1.5 rounded-sm font-medium text-muted-foreground text-sm hover:text-foreground">
            <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
            {reportTexts.fine(fine.length)}
          </summary>
          <Checks checks={fine} className="mt-2" />
        </details>
      ) : null}
    </section>
  );
}

const stateOf = (report: Report, state: PhotoCheck["state"]): PhotoCheck[] =>
  report.checks.filter((check) => check.state === state);

function Checks({ checks, className = "" }: { checks: readonly PhotoCheck[]; className?: string }) {
  return (
    <ul className={`grid gap-2.5 ${className}`}>
      {checks.map((check) => {
        const { icon: Icon, className: colour } = marks[check.state];
        return (
          <li key={check.id} className="flex items-start gap-2.5 text-sm">
            <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${colour}`} />
            <div className="min-w-0">
              <p>
                <span className="sr-only">{reportTexts.states[check.state]}: </span>
                <span className="font-medium">{check.label}.</span> {check.reason}
              </p>
              <p className="text-muted-foreground text-xs tabular-nums">
                {reportTexts.measured(check.value, check.unit, check.threshold)}
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

import { Badge } from "@/components/ui/badge";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import type { CardWarning } from "@/lib/identity/onboarding/verification/provider";
import type { HistoryStep } from "@/lib/identity/review/queries";
import { StateBadge } from "../../_components/state-badge";
import { texts } from "../../texts";

const TONES = { high: "danger", medium: "warning", low: "neutral" } as const;

/** What speaks against the card, the gravest first, with what was seen. */
export function WarningsCard({ warnings }: { warnings: readonly CardWarning[] }) {
  return (
    <Card>
      <CardHeader title={texts.warnings} />
      <CardBody>
        {warnings.length === 0 ? (
          <p className="text-muted-foreground text-sm">{texts.noWarnings}</p>
        ) : (
          <ul className="grid gap-2.5">
            {warnings.map((warning) => (
              <WarningLine key={warning.code} {...warning} />
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  );
}

function WarningLine({ severity, description, detail, confidence, effect }: CardWarning) {
  return (
    <li className="flex items-start gap-2 text-sm">
      <Badge tone={TONES[severity]}>{texts.severity[severity]}</Badge>
      <span className="min-w-0">
        {description}
        <span className="block break-words text-muted-foreground text-xs">
          {[detail, `${Math.round(confidence * 100)} %`, effect ? texts.effect[effect] : null]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </span>
    </li>
  );
}

/** Every step of the card: what it was decided by, and by whom. */
export function HistoryCard({ steps }: { steps: readonly HistoryStep[] }) {
  return (
    <Card>
      <CardHeader title={texts.history} />
      <CardBody>
        <ol className="grid gap-3">
          {steps.map((step) => (
            <li key={step.id} className="grid gap-0.5 border-l-2 pl-3 text-sm">
              <span className="flex flex-wrap items-center gap-2">
                <strong className="font-medium">{texts.steps[step.step]}</strong>
                <StateBadge state={step.decision} />
              </span>
              {step.reason ? <span className="break-words">{step.reason}</span> : null}
              <span className="text-muted-foreground text-xs">
                {step.by ?? texts.byRules(step.rules)} · <DateTime value={step.at} />
                {step.warnings.length > 0 && step.step === "read"
                  ? ` · ${step.warnings.map(({ code }) => code.toLowerCase().replaceAll("_", " ")).join(", ")}`
                  : null}
              </span>
            </li>
          ))}
        </ol>
      </CardBody>
    </Card>
  );
}

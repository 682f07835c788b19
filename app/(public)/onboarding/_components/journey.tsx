"use client";

import { cn } from "@/components/ui/cn";
import type { JourneyView } from "@/lib/identity/onboarding/journey";
import { STAGE_NAMES, type StageName } from "@/lib/identity/onboarding/kinds";
import { texts } from "../texts";
import { ConfirmStep } from "./confirm-step";
import { ConsentStep } from "./consent";
import { DocumentStep } from "./document-step";
import { MyData } from "./my-data";
import { ReadingStep } from "./reading-step";
import { SelfieStep } from "./selfie-step";
import { StatusStep } from "./status-step";
import { isReading, useJourney } from "./use-journey";

/** The applicant's way, one step at a time; the server says which. */
export function Journey({ first, account }: { first: JourneyView; account: boolean }) {
  const { journey, refresh } = useJourney(first);
  return (
    <div className="grid gap-5">
      <h1 className="font-semibold text-xl tracking-tight">{texts.title}</h1>
      <Steps at={journey.stage.stage} />
      <Step journey={journey} onChange={refresh} account={account} />
      {journey.consented ? <MyData /> : null}
    </div>
  );
}

function Step({
  journey,
  onChange,
  account,
}: {
  journey: JourneyView;
  onChange: () => Promise<void>;
  account: boolean;
}) {
  const { stage } = journey.stage;
  if (!journey.consented && stage === "document_upload") return <ConsentStep onDone={onChange} />;
  if (isReading(journey)) return <ReadingStep journey={journey} />;
  if (!journey.card || stage === "document_upload") return <DocumentStep journey={journey} onChange={onChange} />;
  if (journey.card.decision === "rejected" && !journey.card.is_confirmed)
    return <StatusStep journey={journey} account={account} />;
  if (stage === "id_verification") return <ConfirmStep card={journey.card} places={journey.places} onDone={onChange} />;
  if (stage === "id_confirmation" && !journey.card.self_image) return <SelfieStep onDone={onChange} />;
  return <StatusStep journey={journey} account={account} />;
}

/** The stages in their order; on a narrow screen the present one by name, the others as bars. */
function Steps({ at }: { at: StageName }) {
  const here = STAGE_NAMES.indexOf(at);
  return (
    <ol aria-label={texts.step(here + 1, STAGE_NAMES.length)} className="flex gap-1.5">
      {STAGE_NAMES.map((stage, index) => (
        <li key={stage} aria-current={index === here ? "step" : undefined} className="grid flex-1 gap-1">
          <span className={cn("h-1 rounded-full", index <= here ? "bg-primary" : "bg-muted")} />
          <span className={cn("text-xs", index === here ? "font-medium" : "text-muted-foreground max-sm:sr-only")}>
            {texts.steps[stage]}
          </span>
        </li>
      ))}
    </ol>
  );
}

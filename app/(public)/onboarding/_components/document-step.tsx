"use client";

import { BookUser, Car, CheckCircle2, IdCard } from "lucide-react";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { JourneyView } from "@/lib/identity/onboarding/journey";
import { DOCUMENT_TYPES, type DocumentTypeName, needsBack } from "@/lib/identity/onboarding/kinds";
import { ask } from "../ask";
import { texts } from "../texts";
import { SideUpload } from "./side-upload";

const ICONS = { passport: BookUser, national_id: IdCard, driver_license: Car } as const;

/** Choosing the document, and taking its pictures; each is sent as soon as it is taken. */
export function DocumentStep({ journey, onChange }: { journey: JourneyView; onChange: () => Promise<void> }) {
  const { draft, job, resubmission } = journey;
  const [type, setType] = useState<DocumentTypeName | null>(draft.document_type);
  const [error, setError] = useState<string | null>(job?.state === "failed" ? job.reason : null);
  const [busy, setBusy] = useState(false);
  const sides = type && needsBack(type) ? (["front", "back"] as const) : (["front"] as const);
  const complete = sides.every((side) => draft[side]);
  const read = async () => {
    setBusy(true);
    setError(null);
    const answer = await ask("POST", "/api/onboarding/draft/read", { document_type: type });
    await onChange();
    setBusy(false);
    if (!answer.ok) setError(answer.message);
  };
  const another = async () => {
    setError(null);
    await ask("DELETE", "/api/onboarding/draft");
    setType(null);
    await onChange();
  };
  return (
    <div className="grid gap-4">
      {resubmission ? (
        <Alert tone="warning" title={texts.resubmission}>
          {resubmission}
        </Alert>
      ) : null}
      {error ? (
        <Alert tone="danger" title={texts.failedTitle}>
          {error} {texts.failedHint}
        </Alert>
      ) : null}
      {type === null ? (
        <ChooseType onChoose={setType} />
      ) : (
        <Card>
          <CardHeader
            title={texts.takeTitle}
            description={`${texts.types[type]}. ${texts.takeText}`}
            actions={
              <Button size="sm" variant="ghost" onClick={() => void another()}>
                {texts.another}
              </Button>
            }
          />
          <CardBody className="grid gap-5">
            {sides.map((side) => (
              <SideUpload key={side} side={side} there={draft[side]} onChange={onChange} />
            ))}
            <Button size="lg" variant="primary" disabled={!complete} loading={busy} onClick={() => void read()}>
              <CheckCircle2 aria-hidden />
              {texts.read}
            </Button>
          </CardBody>
        </Card>
      )}
    </div>
  );
}

function ChooseType({ onChoose }: { onChoose: (type: DocumentTypeName) => void }) {
  return (
    <Card>
      <CardHeader title={texts.chooseTitle} />
      <CardBody className="grid gap-2.5">
        {DOCUMENT_TYPES.map((type) => {
          const Icon = ICONS[type];
          return (
            <button
              key={type}
              type="button"
              onClick={() => onChoose(type)}
              className="flex min-h-16 items-center gap-3 rounded-lg border bg-card px-4 text-left transition-colors hover:bg-muted focus-visible:outline-2 focus-visible:outline-ring"
            >
              <Icon aria-hidden className="size-6 text-primary" strokeWidth={1.75} />
              <span>
                <span className="block font-medium">{texts.types[type]}</span>
                <span className="block text-muted-foreground text-sm">{texts.typeHints[type]}</span>
              </span>
            </button>
          );
        })}
      </CardBody>
    </Card>
  );
}

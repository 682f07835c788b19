"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { toneOf } from "@/components/documents/types";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { IntakeView } from "@/lib/candidates/intake/view";
import { FILE_KINDS, type FileKind, REQUIRED_FILES } from "@/lib/candidates/kinds";
import { CandidateFields } from "../_components/candidate-fields";
import { type FieldName, fileLabels, intakeTexts as texts } from "../texts";
import { FileSlot } from "./file-slot";
import { IntakeFooter } from "./intake-footer";
import { PicturePanel } from "./picture-panel";
import type { Suggestion } from "./suggestions";
import { useIntake } from "./use-intake";

/** An intake: files on one side, the form that they fill on the other. */
export function IntakeDesk({ first, today }: { first: IntakeView; today: string }) {
  const router = useRouter();
  const { intake, take, form, type, suggestions, kept, holder } = useIntake(first);
  const [looked, setLooked] = useState<FileKind | null>(first.files[0]?.kind ?? null);
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const [errors, setErrors] = useState<Partial<Record<FieldName, string>>>({});
  const fileOf = (kind: FileKind) => intake.files.find((file) => file.kind === kind);
  const shown = looked ? fileOf(looked) : undefined;
  const missing = REQUIRED_FILES.filter((kind) => !fileOf(kind));

  /** Shows where the field stands on its document. */
  const point = (name: FieldName) => {
    const suggestion = suggestions[name];
    if (!suggestion) return setActiveKey(null);
    setLooked(suggestion.file as FileKind);
    setActiveKey(suggestion.key);
  };
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Card>
        <CardHeader title={texts.documents} description={intake.ocrEnabled ? undefined : texts.readingOff} />
        <CardBody className="grid gap-4">
          <div className="grid gap-2.5 sm:grid-cols-2">
            {FILE_KINDS.map((kind) => (
              <FileSlot
                key={kind}
                intakeId={intake.id}
                kind={kind}
                file={fileOf(kind)}
                active={looked === kind && shown !== undefined}
                onLook={() => setLooked(kind)}
                onChange={(next) => {
                  take(next);
                  if (next.files.some((file) => file.kind === kind)) setLooked(kind);
                }}
              />
            ))}
          </div>
          {shown ? (
            <PicturePanel
              key={shown.id}
              file={shown}
              reading={intake.reading[shown.kind]}
              ocrEnabled={intake.ocrEnabled}
              activeKey={activeKey}
              onActive={setActiveKey}
            />
          ) : null}
        </CardBody>
      </Card>
      <Card className="lg:sticky lg:top-4">
        <CardHeader title={texts.form} />
        <CardBody className="grid gap-4">
          {holder ? (
            <Alert
              tone="danger"
              title={texts.duplicate(holder.name)}
              action={
                <Button size="sm" onClick={() => router.push(`/candidates/${holder.id}`)}>
                  {texts.open}
                </Button>
              }
            >
              {texts.duplicateText}
            </Alert>
          ) : null}
          <CandidateFields
            form={form}
            errors={errors}
            today={today}
            onType={type}
            onFocus={point}
            note={(name) => (
              <Note suggestion={suggestions[name]} typed={form[name] ?? ""} onTake={(content) => type(name, content)} />
            )}
          />
          {missing.length > 0 ? (
            <Alert tone="info">{texts.missing(missing.map((kind) => fileLabels[kind]).join(", "))}</Alert>
          ) : null}
        </CardBody>
        <IntakeFooter intake={intake} form={form} suggestions={suggestions} kept={kept} onErrors={setErrors} />
      </Card>
    </div>
  );
}

/** How sure the document's word is, or that the form says something else. */
function Note({
  suggestion,
  typed,
  onTake,
}: {
  suggestion: Suggestion | undefined;
  typed: string;
  onTake: (content: string) => void;
}) {
  if (!suggestion) return null;
  const { content, confidence, source } = suggestion;
  const percent = Math.round(confidence * 100);
  const said = texts.fromDocument(percent, texts.sources[source]);
  if (typed === content)
    return (
      <p className="mt-1 flex items-center gap-1.5 text-muted-foreground text-xs">
        <Badge tone={toneOf(confidence)}>{percent} %</Badge>
        <span className="sr-only">{said}</span>
        <span aria-hidden>{texts.sources[source]}</span>
      </p>
    );
  return (
    <p className="mt-1 flex flex-wrap items-center gap-1.5 text-xs">
      <span className="min-w-0 break-words text-muted-foreground">{texts.differs(content)}</span>
      <Button size="sm" variant="ghost" onClick={() => onTake(content)}>
        {texts.take}
      </Button>
    </p>
  );
}

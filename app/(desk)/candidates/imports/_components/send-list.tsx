"use client";

import { FileDown } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Progress } from "@/components/ui/progress";
import { Select } from "@/components/ui/select";
import { DropTarget } from "@/components/upload/drop-target";
import { Stopped, sendForm } from "@/components/upload/send-form";
import type { ImportKind } from "@/lib/candidates/imports/schema";
import { importTexts } from "../texts";

const texts = importTexts.send;
const ACCEPT = ".csv,text/csv,.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Sends a list with its progress, and leads to what would become of it. */
export function SendList({ kind: first }: { kind: ImportKind }) {
  const router = useRouter();
  const [kind, setKind] = useState<ImportKind>(first);
  const [percent, setPercent] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const sending = useRef<AbortController | null>(null);
  useEffect(() => () => sending.current?.abort(), []);

  const send = async (file: File | undefined) => {
    if (!file || percent !== null) return;
    const controller = new AbortController();
    sending.current = controller;
    setProblem(null);
    setPercent(0);
    const form = new FormData();
    form.append("kind", kind);
    form.append("file", file, file.name);
    try {
      const answer = (await sendForm("/api/candidate/imports", form, {
        signal: controller.signal,
        onProgress: (sent, total) => setPercent(Math.floor((100 * sent) / total)),
        unreachable: texts.unreachable,
      })) as { data: { id: string } };
      router.push(`/candidates/imports/${answer.data.id}`);
    } catch (failure) {
      if (failure instanceof Stopped) return;
      setProblem(failure instanceof Error ? failure.message : texts.unreachable);
      setPercent(null);
    }
  };
  return (
    <Card className="mb-4">
      <CardHeader title={texts.title} />
      <CardBody className="grid gap-4 sm:grid-cols-[14rem_1fr]">
        <div className="grid content-start gap-3">
          <Field label={texts.kind} name="kind">
            <Select value={kind} onChange={(event) => setKind(event.target.value as ImportKind)}>
              {Object.entries(importTexts.kinds).map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          </Field>
          <a
            href={`/api/candidate/imports/template/${kind}`}
            download
            className="inline-flex items-center gap-1.5 text-primary text-sm underline-offset-4 hover:underline"
          >
            <FileDown aria-hidden className="size-4" />
            {texts.template}
          </a>
        </div>
        <div className="grid content-start gap-2">
          {percent === null ? (
            <DropTarget
              id="list-file"
              label={texts.drop}
              releaseLabel={texts.release}
              hint={texts.hint}
              accept={ACCEPT}
              onFiles={([file]) => void send(file)}
            />
          ) : (
            <div className="grid min-h-32 content-center gap-2" aria-live="polite">
              <p className="text-sm">{texts.sending(percent)}</p>
              <Progress value={percent < 100 ? percent : null} label={texts.sending(percent)} />
            </div>
          )}
          {problem ? <Alert tone="danger">{problem}</Alert> : null}
        </div>
      </CardBody>
    </Card>
  );
}

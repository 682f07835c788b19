"use client";

import { FileUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { formatCount } from "@/components/texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Spinner } from "@/components/ui/spinner";
import { toast } from "@/components/ui/toast";
import { DropTarget } from "@/components/upload/drop-target";
import type { CsvMapping } from "@/lib/ledger/reconciliation/parse/mapping";
import type { StatementPreview } from "@/lib/ledger/reconciliation/schema";
import { texts } from "../../../texts";
import { MappingFields } from "./mapping-fields";
import { PreviewCard } from "./preview-card";
import { type Chosen, importOf, previewOf } from "./send-statement";

const words = texts.import;
const ACCEPT = ".csv,.txt,.tsv,.sta,.mt940,.940,.xml,text/csv,text/plain,text/xml,application/xml";

/** Imports a statement in three steps on one page: the file, its columns, and a look at what was understood. */
export function ImportWizard({ bankId }: { bankId: number }) {
  const router = useRouter();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [preview, setPreview] = useState<StatementPreview | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState<"reading" | "importing" | null>(null);
  const asked = useRef(0);

  /** Reads anew after each choice; an answer that a newer choice has overtaken is dropped. */
  const read = async (next: Chosen) => {
    setChosen(next);
    setBusy("reading");
    asked.current += 1;
    const round = asked.current;
    try {
      const answer = await previewOf(bankId, next);
      if (round !== asked.current) return;
      setPreview(answer);
      setFailure(null);
    } catch (error) {
      if (round !== asked.current) return;
      setFailure(error instanceof Error ? error.message : words.unreachable);
    }
    setBusy(null);
  };
  const confirm = async () => {
    if (!chosen || !preview) return;
    setBusy("importing");
    try {
      const { new_lines } = await importOf(bankId, { ...chosen, mapping: chosen.mapping ?? preview.mapping });
      toast.success(words.imported(new_lines));
      router.push(`/ledger/reconciliation/${bankId}`);
      router.refresh();
    } catch (error) {
      setFailure(error instanceof Error ? error.message : words.unreachable);
      setBusy(null);
    }
  };
  const map = (mapping: CsvMapping) => chosen && void read({ ...chosen, mapping });
  const isReady = preview !== null && failure === null && preview.wrong === 0 && preview.problem === null;

  return (
    <div className="grid gap-5" aria-busy={busy !== null}>
      <Card>
        <CardHeader title={words.title} description={words.lead} />
        <CardBody className="grid gap-3">
          <DropTarget
            id="statement-file"
            label={chosen ? chosen.file.name : words.choose}
            releaseLabel={words.choose}
            hint={words.drop}
            accept={ACCEPT}
            onFiles={([file]) => {
              if (!file) return;
              setPreview(null);
              void read({ file, mapping: null, opening: "", closing: "" });
            }}
          />
          {busy === "reading" && !preview ? <Spinner label={words.reading} /> : null}
          {failure ? <Alert tone="danger" title={failure} /> : null}
        </CardBody>
      </Card>
      {chosen && preview?.mapping ? (
        <Card>
          <CardHeader
            title={words.columns}
            description={preview.mapping_from ? words[preview.mapping_from] : undefined}
          />
          <CardBody className="grid gap-4">
            <MappingFields mapping={preview.mapping} columns={preview.columns} onChange={map} />
            {preview.mapping.balance === null ? (
              <form
                className="flex flex-wrap items-end gap-4"
                onSubmit={(event) => {
                  event.preventDefault();
                  void read(chosen);
                }}
              >
                {(["opening", "closing"] as const).map((name) => (
                  <Field
                    key={name}
                    label={words[name]}
                    name={name}
                    hint={name === "opening" ? words.openingHint : undefined}
                    className="w-full sm:w-60"
                  >
                    <Input
                      inputMode="decimal"
                      autoComplete="off"
                      maxLength={40}
                      className="text-right tabular-nums"
                      value={chosen[name]}
                      onChange={(event) => setChosen({ ...chosen, [name]: event.target.value })}
                    />
                  </Field>
                ))}
                <Button type="submit" loading={busy === "reading"}>
                  {words.again}
                </Button>
              </form>
            ) : null}
          </CardBody>
        </Card>
      ) : null}
      {preview ? (
        <>
          <PreviewCard preview={preview} />
          <div className="flex justify-end">
            <Button variant="primary" disabled={!isReady} loading={busy === "importing"} onClick={() => void confirm()}>
              <FileUp aria-hidden />
              {words.confirm(formatCount(preview.new_lines))}
            </Button>
          </div>
        </>
      ) : null}
    </div>
  );
}

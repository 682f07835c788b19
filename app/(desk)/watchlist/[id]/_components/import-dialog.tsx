"use client";

import { FileUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import type { ListPreview } from "@/lib/plates/bolos/schema";
import { listTexts as texts } from "../../texts";
import { ImportPreview } from "./import-preview";
import { csvOf, importList, previewList } from "./send-list";

type Mode = "add" | "replace";

/** Plates from a CSV or typed: looked at first, then imported. */
export function ImportDialog({ boloId }: { boloId: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const [typed, setTyped] = useState("");
  const [mode, setMode] = useState<Mode>("add");
  const [preview, setPreview] = useState<{ csv: Blob; found: ListPreview } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const show = (next: boolean) => {
    setOpen(next);
    setFile(null);
    setTyped("");
    setPreview(null);
    setProblem(null);
  };
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setProblem(null);
    await work().catch((error: unknown) => setProblem(error instanceof Error ? error.message : texts.unreachable));
    setBusy(false);
  };
  const look = () =>
    attempt(async () => {
      const csv = file ?? (typed.trim() ? csvOf(typed) : null);
      if (!csv) throw new Error(texts.chooseOne);
      setPreview({ csv, found: await previewList(boloId, csv) });
    });
  const run = (csv: Blob) =>
    attempt(async () => {
      const { imported } = await importList(boloId, csv, mode);
      show(false);
      toast.success(texts.imported(imported));
      router.refresh();
    });

  const footer = preview ? (
    <>
      <Button onClick={() => setPreview(null)}>{texts.back}</Button>
      <Button variant="primary" loading={busy} disabled={preview.found.wrong > 0} onClick={() => void run(preview.csv)}>
        {texts.run(preview.found.plates)}
      </Button>
    </>
  ) : (
    <Button type="submit" form="import-plates" variant="primary" loading={busy}>
      {texts.preview}
    </Button>
  );
  return (
    <Dialog open={open} onOpenChange={show}>
      <DialogTrigger asChild>
        <Button>
          <FileUp aria-hidden />
          {texts.import}
        </Button>
      </DialogTrigger>
      <DialogContent title={texts.importTitle} description={texts.importText} footer={footer}>
        <div className="grid gap-4">
          {problem ? <Alert tone="danger">{problem}</Alert> : null}
          {preview ? (
            <ImportPreview found={preview.found} replaces={mode === "replace"} />
          ) : (
            <form
              id="import-plates"
              className="grid gap-4"
              onSubmit={(event) => {
                event.preventDefault();
                void look();
              }}
            >
              <Field label={texts.file} id="import-file">
                <Input
                  type="file"
                  accept=".csv,text/csv,text/plain"
                  onChange={(event) => setFile(event.target.files?.[0] ?? null)}
                />
              </Field>
              <Field label={texts.typed} id="import-typed" hint={texts.typedHint}>
                <Textarea
                  rows={4}
                  value={typed}
                  onChange={(event) => setTyped(event.target.value)}
                  disabled={file !== null}
                  spellCheck={false}
                  className="font-mono"
                />
              </Field>
              <Field label={texts.mode} id="import-mode">
                <Select value={mode} onChange={(event) => setMode(event.target.value as Mode)}>
                  <option value="add">{texts.modes.add}</option>
                  <option value="replace">{texts.modes.replace}</option>
                </Select>
              </Field>
            </form>
          )}
        </div>
      </DialogContent>
    </Dialog>
  );
}

"use client";

import { KeyRound, Smartphone } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { issueMobile } from "../../actions";
import { texts } from "../../texts";
import { makeDeviceKey, saveFile } from "./device-key";

const words = texts.mobile;
type Props = { id: number; number: string; obstacle: string | null };

/** The license as a document for the holder's phone; why there is none at present, where there is none. */
export function MobileLicense({ id, number, obstacle }: Props) {
  return (
    <Card data-print="hide">
      <CardHeader
        title={words.title}
        description={words.standard}
        actions={obstacle ? null : <IssueDialog id={id} number={number} />}
      />
      <CardBody className="grid gap-2 text-muted-foreground text-sm">
        {obstacle ? <p className="font-medium text-foreground">{obstacle}.</p> : null}
        <p>{words.explanation}</p>
        <p>
          {words.readers}{" "}
          <a href="/.well-known/iaca.pem" className="text-primary underline underline-offset-2">
            {words.authority}
          </a>
          .
        </p>
      </CardBody>
    </Card>
  );
}

function IssueDialog({ id, number }: Omit<Props, "obstacle">) {
  const [key, setKey] = useState("");
  const [error, setError] = useState<string>();
  const make = async () => {
    const made = await makeDeviceKey();
    if (!made) return setError(words.insecure);
    saveFile(`license_${number}_device_key.json`, "application/json", made.privateKey);
    setKey(made.publicKey);
    setError(undefined);
  };
  return (
    <ConfirmDialog
      trigger={
        <Button>
          <Smartphone aria-hidden />
          {words.issue}
        </Button>
      }
      onOpenChange={() => {
        setKey("");
        setError(undefined);
      }}
      title={words.dialogTitle(number)}
      description={words.dialogText}
      confirmLabel={words.confirm}
      onConfirm={async () => {
        const answer = await issueMobile({ id, device_key: key });
        if (!answer.ok) {
          const [wrong] = answer.fields;
          setError(wrong && words.wrongKey(wrong.name.replace(/^device_key\.?/, ""), wrong.reason));
          return wrong ? { stay: true } : { error: answer.message };
        }
        saveFile(answer.value.fileName, "application/cbor", answer.value.bytes);
        toast.success(words.issued(answer.value.validUntil));
      }}
    >
      <Field label={words.key} name="device_key" hint={words.keyHint} error={error} required>
        <Textarea
          rows={6}
          maxLength={4000}
          className="break-all font-mono text-xs"
          spellCheck={false}
          value={key}
          onChange={(event) => setKey(event.target.value)}
        />
      </Field>
      <div className="grid justify-items-start gap-1.5">
        <Button size="sm" onClick={make}>
          <KeyRound aria-hidden />
          {words.make}
        </Button>
        <p className="text-muted-foreground text-xs">{words.makeHint}</p>
      </div>
    </ConfirmDialog>
  );
}

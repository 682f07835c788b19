"use client";

import { Trash2 } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DateTime } from "@/components/ui/date-time";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { VoucherComment } from "@/lib/ledger/attachments/comments";
import { texts } from "../../../texts";
import { say, unsay } from "../../actions";

const words = texts.voucher.comments;
const CHARACTERS_MAX = 2000;

/** What the desk says of a voucher; Ctrl+Enter sends. */
export function CommentsCard({ id, comments }: { id: string; comments: VoucherComment[] }) {
  const [text, setText] = useState("");
  const [error, setError] = useState<string | undefined>();
  const [busy, setBusy] = useState(false);
  const send = async () => {
    if (busy) return;
    if (text.trim() === "") return setError(words.empty);
    setBusy(true);
    const answer = await say({ id, text }).catch(() => null);
    setBusy(false);
    if (!answer?.ok) return setError(answer?.fields[0]?.reason ?? answer?.message ?? words.unreachable);
    setText("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void send();
  };
  return (
    <Card>
      <CardHeader title={words.title} />
      <CardBody className="grid gap-4">
        {comments.length > 0 ? (
          <ol className="grid gap-3 text-sm">
            {comments.map((comment) => (
              <li key={comment.id} className="flex items-start gap-2 border-b pb-3 last:border-0 last:pb-0">
                <div className="min-w-0 flex-1">
                  <p className="whitespace-pre-wrap break-words">{comment.text}</p>
                  <p className="text-muted-foreground text-xs">
                    {comment.author ?? texts.voucher.bySystem}, <DateTime value={comment.written_at} />
                  </p>
                </div>
                {comment.removable ? <Remove id={id} commentId={comment.id} /> : null}
              </li>
            ))}
          </ol>
        ) : null}
        <Field label={words.write} error={error} name="comment">
          <Textarea
            rows={2}
            maxLength={CHARACTERS_MAX}
            value={text}
            onKeyDown={onKeyDown}
            onChange={(event) => {
              setText(event.target.value);
              setError(undefined);
            }}
          />
        </Field>
        <div>
          <Button type="button" size="sm" loading={busy} onClick={() => void send()}>
            {words.send}
          </Button>
        </div>
      </CardBody>
    </Card>
  );
}

const Remove = ({ id, commentId }: { id: string; commentId: string }) => (
  <ConfirmDialog
    trigger={
      <Button variant="ghost" size="icon-sm" aria-label={words.remove}>
        <Trash2 aria-hidden />
      </Button>
    }
    title={words.removeTitle}
    description={words.removeText}
    confirmLabel={words.remove}
    destructive
    onConfirm={async () => {
      const answer = await unsay({ id, commentId });
      if (!answer.ok) return { error: answer.message };
    }}
  />
);

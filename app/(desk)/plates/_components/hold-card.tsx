"use client";

import { Gavel } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/platform/http/action";
import { texts } from "../texts";

const words = texts.detail;

type Change = { id: string; hold: boolean; reason: string };

/** Whether retention may remove a read or a recording; a change wants its reason. */
export function HoldCard({
  id,
  held,
  explained,
  save,
}: {
  id: string;
  held: boolean;
  /** What is so while it is held and while it is not, and what a hold keeps. */
  explained: { on: string; off: string; keeps: string };
  save: (change: Change) => Promise<ActionResult<void>>;
}) {
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  return (
    <Card data-print="hide">
      <CardHeader
        title={words.hold}
        description={held ? explained.on : explained.off}
        actions={
          <ConfirmDialog
            trigger={
              <Button size="sm">
                <Gavel aria-hidden />
                {held ? words.endHold : words.putHold}
              </Button>
            }
            title={held ? words.endHold : words.putHold}
            description={explained.keeps}
            confirmLabel={held ? words.endHold : words.putHold}
            destructive={held}
            onOpenChange={() => {
              setReason("");
              setMissing(false);
            }}
            onConfirm={async () => {
              setMissing(reason.trim() === "");
              if (reason.trim() === "") return { stay: true };
              const answer = await save({ id, hold: !held, reason });
              if (!answer.ok) return { error: answer.fields[0]?.reason ?? answer.message };
              toast.success(held ? words.holdEnded : words.holdDone);
            }}
          >
            <Field
              label={words.holdReason}
              name="hold-reason"
              hint={words.holdReasonHint}
              error={missing ? words.reasonMissing : null}
              required
            >
              <Textarea
                rows={2}
                maxLength={500}
                value={reason}
                onChange={(event) => {
                  setReason(event.target.value);
                  setMissing(false);
                }}
              />
            </Field>
          </ConfirmDialog>
        }
      />
      <CardBody className="text-muted-foreground text-sm">{explained.keeps}</CardBody>
    </Card>
  );
}

"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { texts as common } from "@/components/texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DateTime } from "@/components/ui/date-time";
import { eraseData, packData } from "../../actions";
import { texts } from "../../texts";

type Props = {
  userId: number;
  /** Jobs under way. */
  exporting: string | null;
  erasing: string | null;
  readyUntil: string | null;
};

/** An administrator hands an applicant's data over, or has it erased. */
export function DataCard({ userId, exporting, erasing, readyUntil }: Props) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const [refusal, setRefusal] = useState<string | null>(null);
  const { data: words } = texts;
  const pack = () =>
    start(async () => {
      const answer = await packData({ userId }).catch(() => null);
      setRefusal(answer?.ok ? null : (answer?.message ?? common.errors.crashTitle));
      router.refresh();
    });
  const erase = async () => {
    const answer = await eraseData({ userId });
    if (!answer.ok) return { error: answer.message };
    router.push(`/admin/jobs/${answer.value.jobId}`);
  };
  return (
    <Card>
      <CardHeader title={words.title} description={words.text} />
      <CardBody className="grid gap-3 text-sm">
        {refusal ? <Alert tone="danger">{refusal}</Alert> : null}
        {[
          { job: exporting, text: words.packing },
          { job: erasing, text: words.erasing },
        ].map(({ job, text }) =>
          job ? (
            <p key={text}>
              {text} ·{" "}
              <Link href={`/admin/jobs/${job}`} className="text-primary underline-offset-2 hover:underline">
                {words.job}
              </Link>
            </p>
          ) : null,
        )}
        {readyUntil ? (
          <p className="flex flex-wrap items-center gap-3">
            <Button asChild>
              <a href={`/api/onboarding/data-export?user=${userId}`} download>
                {words.fetch}
              </a>
            </Button>
            <span className="text-muted-foreground">
              {words.until} <DateTime value={readyUntil} />
            </span>
          </p>
        ) : null}
        <div className="flex flex-wrap gap-2">
          <Button loading={busy} disabled={exporting !== null || erasing !== null} onClick={pack}>
            {words.pack}
          </Button>
          <ConfirmDialog
            trigger={
              <Button variant="destructive-outline" disabled={erasing !== null}>
                {words.erase}
              </Button>
            }
            title={words.eraseTitle}
            description={words.eraseText}
            confirmLabel={words.erase}
            destructive
            requireText={words.eraseWord}
            onConfirm={erase}
          />
        </div>
      </CardBody>
    </Card>
  );
}

"use client";

import { IdCard, RefreshCw } from "lucide-react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Progress } from "@/components/ui/progress";
import type { StaleReason } from "@/lib/licenses/card-state";
import type { JobView } from "@/lib/platform/jobs/schema";
import { texts } from "../../texts";
import { CardFiles, type FileLine } from "./card-files";
import { CardPreview } from "./card-preview";
import { type CardJob, isActive, useCardJob } from "./use-card-job";

const words = texts.cardPanel;

export type CardPanelProps = {
  licenseId: number;
  licenseNumber: string;
  state: "none" | "current" | "stale";
  staleReason: StaleReason | null;
  generationId: string | null;
  generatedAt: string | null;
  files: FileLine[];
  signingObstacle: string | null;
  job: JobView | null;
  mayGenerate: boolean;
};

/** Both sides of the card, what there is to know about them, generation with live progress, and the five files. */
export function CardPanel(props: CardPanelProps) {
  const { licenseId, licenseNumber, state, generationId, files, mayGenerate } = props;
  const card = useCardJob(licenseId, props.job);
  const missing = state === "none" ? 0 : files.filter(({ exists }) => !exists).length;
  const sides = {
    front: sideUrl(files, "front_image", generationId),
    back: sideUrl(files, "back_image", generationId),
  };
  const troubled = card.refusal !== null || card.job?.state === "failed" || card.job?.state === "cancelled";
  const anySide = sides.front !== null || sides.back !== null;
  return (
    <>
      <Card data-print="hide">
        <CardHeader
          title={words.title}
          description={words.size}
          actions={
            mayGenerate && state !== "none" ? (
              <RegenerateButton card={card} fresh={state === "current" && missing === 0} />
            ) : null
          }
        />
        <CardBody className="grid gap-4">
          <Notices {...props} missing={missing} card={card} />
          {anySide ? (
            <CardPreview number={licenseNumber} {...sides} />
          ) : state === "none" && !isActive(card.job) && !troubled ? (
            <EmptyState
              icon={<IdCard />}
              title={words.none}
              text={words.noneText}
              action={
                mayGenerate ? (
                  <Button variant="primary" size="lg" loading={card.asking} onClick={() => card.generate(false)}>
                    {words.generate}
                  </Button>
                ) : null
              }
              className="py-8"
            />
          ) : null}
        </CardBody>
      </Card>
      <CardFiles
        licenseId={licenseId}
        files={files}
        generatedAt={props.generatedAt}
        none={state === "none"}
        signingObstacle={props.signingObstacle}
      />
    </>
  );
}

/** A new generation has a new address, so that no browser shows the old picture. */
function sideUrl(files: readonly FileLine[], type: FileLine["type"], generationId: string | null): string | null {
  const file = files.find((line) => line.type === type);
  return file?.url ? `${file.url}?v=${generationId}` : null;
}

/** Whoever asks again for a card that is up to date is asked back; a card that is not is simply drawn. */
function RegenerateButton({ card, fresh }: { card: CardJob; fresh: boolean }) {
  const busy = card.asking || isActive(card.job);
  const icon = <RefreshCw aria-hidden />;
  if (!fresh || busy) {
    return (
      <Button variant={busy ? "secondary" : "primary"} loading={busy} onClick={() => card.generate(true)}>
        {busy ? null : icon}
        {words.regenerate}
      </Button>
    );
  }
  return (
    <ConfirmDialog
      trigger={
        <Button>
          {icon}
          {words.regenerate}
        </Button>
      }
      title={words.regenerateTitle}
      description={words.regenerateText}
      confirmLabel={words.regenerate}
      onConfirm={async () => card.generate(true)}
    />
  );
}

function Notices({
  card,
  state,
  staleReason,
  missing,
  mayGenerate,
}: CardPanelProps & { card: CardJob; missing: number }) {
  const { job } = card;
  if (isActive(job)) return <Working job={job} lost={card.lost} />;
  const again =
    mayGenerate && state === "none" ? (
      <Button size="sm" loading={card.asking} onClick={() => card.generate(false)}>
        {words.retry}
      </Button>
    ) : null;
  if (card.refusal) {
    return (
      <Alert tone="danger" title={words.failedTitle} action={again}>
        {card.refusal}
      </Alert>
    );
  }
  if (job?.state === "failed" || job?.state === "cancelled") {
    const failed = job.state === "failed";
    return (
      <Alert tone={failed ? "danger" : "info"} title={failed ? words.failedTitle : words.cancelledTitle} action={again}>
        {job.reason}
      </Alert>
    );
  }
  // What to do about these two stands in the card's head: Regenerate.
  if (missing > 0) {
    return (
      <Alert tone="warning" title={words.missingTitle(missing)}>
        {words.missingText}
      </Alert>
    );
  }
  if (state !== "stale" || !staleReason) return null;
  if (staleReason === "key") {
    return (
      <Alert tone="danger" title={words.revokedTitle}>
        {words.revokedText}
      </Alert>
    );
  }
  return (
    <Alert tone="warning" title={words.staleTitle}>
      {STALE[staleReason]}
    </Alert>
  );
}

const STALE = { photo: words.stalePhoto, details: words.staleDetails, template: words.staleTemplate } as const;

function Working({ job, lost }: { job: JobView; lost: boolean }) {
  const stage = job.state === "queued" ? words.waiting : (job.stage ?? words.generating);
  return (
    <div role="status" className="grid gap-2 rounded-lg border bg-muted/40 px-4 py-3">
      <p className="flex flex-wrap justify-between gap-x-4 text-sm">
        <span className="font-medium">{words.generating}</span>
        <span className="text-muted-foreground">{lost ? words.offline : stage}</span>
      </p>
      <Progress value={job.state === "queued" ? null : job.progress * 100} label={words.generating} />
      <p className="text-muted-foreground text-xs">{words.leave}</p>
    </div>
  );
}

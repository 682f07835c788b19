import Link from "next/link";
import { formatCount } from "@/components/texts";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { BatchView } from "@/lib/licenses/production/batch-schema";
import { PRINT_STATES } from "@/lib/licenses/production/states";
import { formatDuration } from "../../../../admin/_shared/duration";
import { JobProgress } from "../../../../admin/jobs/_components/job-progress";
import { StateBadge } from "../../../_components/state-badge";
import { texts } from "../../../texts";
import { CancelButton } from "./prepare-button";
import { WholeMoves } from "./whole-moves";

const words = texts.batch;

/** How far the batch's files are, how fast they come, and where its cards stand. */
export function BatchProgress({ batch, active }: { batch: BatchView; active: boolean }) {
  const { files, job } = batch;
  const total = files.done + files.failed + files.pending;
  return (
    <Card>
      <CardHeader title={words.progress} actions={active ? <CancelButton id={batch.id} /> : null} />
      <CardBody className="grid gap-4">
        {job ? (
          <div className="grid gap-1.5" aria-live={active ? "polite" : undefined}>
            <p className="flex flex-wrap justify-between gap-x-4 text-sm">
              <span className="font-medium">{words.counts(files.done, total)}</span>
              <span className="text-muted-foreground">
                {active ? (job.state === "queued" ? words.waiting : job.stage) : null}
              </span>
            </p>
            <JobProgress progress={job.progress} state={job.state} label={words.progress} />
            <p className="flex flex-wrap gap-x-3 text-muted-foreground text-xs">
              {rateLine(batch, active).join(" · ")}
            </p>
          </div>
        ) : null}
        <ul className="flex flex-wrap gap-x-5 gap-y-2 text-sm">
          {PRINT_STATES.filter((state) => batch.states[state] > 0).map((state) => (
            <li key={state} className="flex items-center gap-1.5">
              <StateBadge state={state} />
              <span className="tabular-nums">{formatCount(batch.states[state])}</span>
            </li>
          ))}
        </ul>
        {active ? null : <WholeMoves batch={batch} />}
        {job ? (
          <Link href={`/admin/jobs/${job.id}`} className="text-primary text-xs underline underline-offset-2">
            {words.job}
          </Link>
        ) : null}
      </CardBody>
    </Card>
  );
}

function rateLine({ files, cards_per_second, seconds_left }: BatchView, active: boolean): string[] {
  return [
    cards_per_second === null ? null : words.rate(cards_per_second),
    seconds_left === null || seconds_left === 0 ? null : words.left(formatDuration(seconds_left * 1000)),
    files.failed === 0 ? null : words.failed(files.failed),
    active ? words.leave : null,
  ].filter((part) => part !== null);
}

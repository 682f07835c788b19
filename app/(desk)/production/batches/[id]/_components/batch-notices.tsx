import Link from "next/link";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { BatchView } from "@/lib/licenses/production/batch-schema";
import { texts } from "../../../texts";
import { PrepareButton } from "./prepare-button";

const words = texts.batch;

/** What has to be done about a batch: failed or cancelled, cards without files, sheets that are out of date. */
export function BatchNotices({ batch }: { batch: BatchView }) {
  const { id, job, files, sheets_missing } = batch;
  const ended = job?.state === "failed" || job?.state === "cancelled";
  const notices = [
    ended ? (
      <Alert
        key="job"
        tone={job.state === "failed" ? "danger" : "warning"}
        title={job.state === "failed" ? words.failedTitle : words.cancelledTitle}
        action={<PrepareButton id={id} />}
      >
        {job.reason}
      </Alert>
    ) : null,
    !ended && sheets_missing > 0 ? (
      <Alert key="sheets" tone="warning" title={words.missing(sheets_missing)} action={<PrepareButton id={id} />}>
        {words.missingText}
      </Alert>
    ) : null,
    files.failed > 0 ? (
      <Alert
        key="cards"
        tone="danger"
        title={words.failedCards(files.failed)}
        action={
          <span className="flex flex-wrap justify-end gap-2">
            <Button asChild size="sm">
              <Link href={`/production/batches/${id}?files=failed`}>{words.showFailed}</Link>
            </Button>
            {job?.state === "done" ? <PrepareButton id={id} /> : null}
          </span>
        }
      >
        {words.failedCardsText}
      </Alert>
    ) : null,
  ].filter((notice) => notice !== null);
  return notices.length > 0 ? <div className="mb-5 grid gap-3">{notices}</div> : null;
}

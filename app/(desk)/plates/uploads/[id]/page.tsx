import type { Metadata } from "next";
import Link from "next/link";
import { formatBytes } from "@/components/charts/units";
import { StatusBadge } from "@/components/ui/badge";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { listEvents } from "@/lib/plates/events/queries";
import { getUpload } from "@/lib/plates/uploads/queries";
import { requireActor } from "@/lib/platform/auth/current";
import { loadUuid } from "../../../_shared/load-uuid";
import { HoldCard } from "../../_components/hold-card";
import { ReadingCard } from "../_components/reading-card";
import { ReadsGrid } from "../_components/reads-grid";
import { Recording } from "../_components/recording";
import { holdRecording } from "../actions";
import { detailTexts, durationText, texts } from "../texts";

export const metadata: Metadata = { title: texts.title };

const READS_SHOWN = 60;

export default async function UploadPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor("staff");
  const upload = await loadUuid((await params).id, (id) => getUpload(actor, id));
  const order = { sort: "captured_at", desc: false } as const;
  const reads = await listEvents(actor, { jobId: upload.job_id }, { skip: 0, take: READS_SHOWN }, order);
  const reading = upload.state === "queued" || upload.state === "running";
  const moment = (value: string | null) => (value ? <DateTime value={value} /> : null);
  return (
    <>
      <PageHeader
        title={<span className="break-all">{upload.filename}</span>}
        badge={<StatusBadge status={upload.state} label={texts.states[upload.state]} />}
        crumbs={[{ label: texts.title, href: "/plates/uploads" }, { label: upload.filename }]}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid min-w-0 gap-4">
          <ReadingCard first={upload} />
          <Card>
            <CardHeader
              title={detailTexts.reads}
              description={
                reads.total > reads.items.length
                  ? detailTexts.first(reads.items.length, reads.total)
                  : texts.reads(reads.total)
              }
            />
            <CardBody>
              <ReadsGrid reads={reads.items} reading={reading} />
            </CardBody>
          </Card>
        </div>
        <div className="grid min-w-0 gap-4">
          <Recording upload={upload} />
          <Card>
            <CardHeader title={detailTexts.facts} />
            <CardBody className="grid gap-4">
              <DescriptionList
                columns={1}
                items={[
                  {
                    term: texts.camera,
                    value: upload.camera_id ? (
                      <Link href={`/cameras/${upload.camera_id}`} className="text-primary underline underline-offset-2">
                        {upload.camera_name}
                      </Link>
                    ) : (
                      texts.noCamera
                    ),
                  },
                  { term: texts.recordedAt, value: moment(upload.recorded_at) },
                  { term: texts.columns.size, value: formatBytes(upload.size_bytes) },
                  {
                    term: detailTexts.duration,
                    value: upload.duration_seconds === null ? null : durationText(upload.duration_seconds),
                  },
                  { term: texts.columns.created, value: moment(upload.created_at) },
                  { term: detailTexts.began, value: moment(upload.started_at) },
                  { term: detailTexts.ended, value: moment(upload.completed_at) },
                ]}
              />
              <Link
                href={`/admin/jobs/${upload.job_id}`}
                className="w-fit text-primary text-sm underline underline-offset-2"
              >
                {detailTexts.job}
              </Link>
            </CardBody>
          </Card>
          <HoldCard id={upload.job_id} held={upload.evidence_hold} explained={detailTexts.hold} save={holdRecording} />
        </div>
      </div>
    </>
  );
}

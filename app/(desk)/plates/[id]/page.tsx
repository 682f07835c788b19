import { History } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { listMatches } from "@/lib/plates/bolos/queries";
import { getEvent } from "@/lib/plates/events/queries";
import { historyOf } from "@/lib/platform/audit/queries";
import { requireActor } from "@/lib/platform/auth/current";
import { loadUuid } from "../../_shared/load-uuid";
import { Characters, charactersOf } from "../_components/characters";
import { HoldCard } from "../_components/hold-card";
import { pictureAddress } from "../_components/picture-address";
import { FrameWithPlate, PlateCrop } from "../_components/pictures";
import { Marks, ReviewBadge } from "../_components/read-badges";
import { hold } from "../actions";
import { texts } from "../texts";
import { Decisions } from "./_components/decisions";
import { HitsCard } from "./_components/hits-card";
import { ReopenButton } from "./_components/reopen-button";

type Props = { params: Promise<{ id: string }> };
const words = texts.detail;
const link = "text-primary underline-offset-2 hover:underline";
/** More look-outs than that for one plate are no help to anybody. */
const HITS_SHOWN = 50;

const load = cache(async (id: string) => {
  const actor = await requireActor("staff");
  return { actor, read: await loadUuid(id, (row) => getEvent(actor, row)) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { read } = await load((await params).id);
  return { title: read.corrected_plate ?? read.plate };
}

export default async function ReadPage({ params }: Props) {
  const { actor, read } = await load((await params).id);
  const [{ items: hits }, trail] = await Promise.all([
    listMatches(actor, { eventId: read.id }, { skip: 0, take: HITS_SHOWN }),
    historyOf("plate_event", read.id),
  ]);
  const plate = read.corrected_plate ?? read.plate;
  const mono = (text: string | null) => text && <span className="font-mono">{text}</span>;
  return (
    <>
      <PageHeader
        title={<span className="font-mono">{plate}</span>}
        badge={
          <span className="inline-flex flex-wrap gap-1.5">
            <ReviewBadge state={read.review_state} />
            <Marks read={read} />
          </span>
        }
        crumbs={[{ label: texts.title, href: "/plates" }, { label: plate }]}
        actions={
          <>
            <Button asChild>
              <Link href={`/plates/history/${encodeURIComponent(read.current_plate)}`} prefetch={false}>
                <History aria-hidden />
                {words.history}
              </Link>
            </Button>
            {read.review_state === "unreviewed" ? null : <ReopenButton id={read.id} />}
          </>
        }
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div className="grid gap-5">
          <Card>
            <CardBody className="grid gap-3">
              <PlateCrop read={read} className="h-36 w-full sm:h-48" />
              <Characters
                characters={charactersOf(
                  read.corrected_plate ?? read.plate,
                  read.corrected_plate ? [] : read.characters,
                )}
              />
            </CardBody>
          </Card>
          <Card>
            <CardBody className="grid gap-2">
              <FrameWithPlate read={read} />
              {read.frame_url ? (
                <a
                  href={pictureAddress(read.id, "frame")}
                  target="_blank"
                  rel="noreferrer"
                  className={`text-xs ${link}`}
                >
                  {words.openFrame}
                </a>
              ) : null}
            </CardBody>
          </Card>
        </div>
        <div className="grid gap-5">
          <Card>
            <CardHeader title={words.read} />
            <CardBody>
              <DescriptionList
                items={[
                  { term: words.asRead, value: mono(read.plate) },
                  { term: words.raw, value: mono(read.raw_plate) },
                  { term: words.corrected, value: mono(read.corrected_plate) },
                  { term: words.normalized, value: mono(read.current_plate) },
                  { term: words.confidence, value: texts.percent(read.confidence) },
                  { term: words.region, value: read.region },
                  { term: words.captured, value: <DateTime value={read.captured_at} /> },
                  {
                    term: words.camera,
                    value: read.camera_id && (
                      <Link href={`/cameras/${read.camera_id}`} className={link}>
                        {read.camera_name}
                      </Link>
                    ),
                  },
                  { term: words.frameNo, value: read.frame_no },
                  {
                    term: words.source,
                    value: read.job_id && (
                      <Link href={`/plates/uploads/${read.job_id}`} className={link}>
                        {words.recording}
                      </Link>
                    ),
                  },
                  {
                    term: words.reviewedBy,
                    value: read.reviewed_by && read.reviewed_at && (
                      <>
                        {read.reviewed_by}, <DateTime value={read.reviewed_at} />
                      </>
                    ),
                  },
                  { term: words.notes, value: read.notes },
                ]}
              />
            </CardBody>
          </Card>
          <HitsCard hits={hits} />
          <HoldCard id={read.id} held={read.evidence_hold} explained={words.holdOf} save={hold} />
          <Decisions rows={trail} />
        </div>
      </div>
    </>
  );
}

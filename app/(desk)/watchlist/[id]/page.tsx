import { Pencil, Radar } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { getBolo, listEntries, listMatches } from "@/lib/plates/bolos/queries";
import type { BoloMatchView, BoloView } from "@/lib/plates/bolos/schema";
import { isAdmin } from "@/lib/platform/auth/actor";
import { requireActor } from "@/lib/platform/auth/current";
import { loadUuid } from "../../_shared/load-uuid";
import { PlateTester } from "../_components/plate-tester";
import { texts as hitTexts } from "../hits/texts";
import { hoursText, stateOf, toneOfPriority } from "../state";
import { detailTexts, formTexts, texts } from "../texts";
import { LookOutSwitch } from "./_components/look-out-switch";
import { PlatesCard } from "./_components/plates-card";

export const metadata: Metadata = { title: texts.title };

const PLATES_SHOWN = 100;
const HITS_SHOWN = 8;

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ q?: string | string[] }> };

export default async function LookOutPage({ params, searchParams }: Props) {
  const actor = await requireActor("staff");
  const bolo = await loadUuid((await params).id, (id) => getBolo(actor, id));
  const { q } = await searchParams;
  const searched = typeof q === "string" ? q.slice(0, 20) : "";
  const [entries, hits] = await Promise.all([
    listEntries(actor, bolo.id, searched || undefined, { skip: 0, take: PLATES_SHOWN }),
    listMatches(actor, { boloId: bolo.id }, { skip: 0, take: HITS_SHOWN }),
  ]);
  const state = stateOf(bolo);
  const tried =
    bolo.kind === "list"
      ? { id: bolo.id }
      : { kind: bolo.kind, plate_pattern: bolo.plate_pattern, look_alike: bolo.look_alike };
  return (
    <>
      <PageHeader
        title={<span className={bolo.kind === "list" ? undefined : "font-mono"}>{bolo.plate_pattern}</span>}
        badge={
          <>
            <Badge dot tone={state.tone}>
              {state.label}
            </Badge>
            <Badge>{texts.kinds[bolo.kind]}</Badge>
            <Badge tone={toneOfPriority(bolo.priority)}>{hitTexts.priority(bolo.priority)}</Badge>
          </>
        }
        description={bolo.description}
        crumbs={[{ label: texts.title, href: "/watchlist" }, { label: bolo.plate_pattern }]}
        actions={
          <>
            <Button asChild>
              <Link href={`/watchlist/${bolo.id}/edit`}>
                <Pencil aria-hidden />
                {detailTexts.edit}
              </Link>
            </Button>
            <LookOutSwitch id={bolo.id} active={bolo.active} />
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid min-w-0 gap-4">
          {bolo.kind === "list" ? (
            <PlatesCard boloId={bolo.id} entries={entries.items} total={entries.total} q={searched} />
          ) : null}
          <LatestHits bolo={bolo} hits={hits.items} />
        </div>
        <div className="grid min-w-0 gap-4">
          <Facts bolo={bolo} audited={isAdmin(actor)} />
          <Card>
            <CardHeader title={formTexts.tester} />
            <CardBody>
              <PlateTester tried={tried} />
            </CardBody>
          </Card>
        </div>
      </div>
    </>
  );
}

function LatestHits({ bolo, hits }: { bolo: BoloView; hits: readonly BoloMatchView[] }) {
  return (
    <Card>
      <CardHeader title={detailTexts.lastHits} />
      <CardBody>
        {hits.length === 0 ? (
          <EmptyState icon={<Radar />} title={detailTexts.noHits} text={detailTexts.noHitsText} />
        ) : (
          <ul className="grid gap-2">
            {hits.map((hit) => (
              <li key={hit.id} className="flex flex-wrap items-center gap-3 text-sm">
                <Link
                  href={`/plates/${hit.event_id}`}
                  className="font-mono font-semibold text-primary underline underline-offset-2"
                >
                  {hit.plate}
                </Link>
                <span className="text-muted-foreground">
                  {hit.camera_name ?? hitTexts.noCamera}, <DateTime value={hit.captured_at} />
                </span>
                <Badge
                  tone={hit.state === "unverified" ? "warning" : hit.state === "confirmed" ? "success" : "neutral"}
                >
                  {hitTexts.states[hit.state]}
                </Badge>
              </li>
            ))}
          </ul>
        )}
      </CardBody>
      <CardFooter>
        <Button asChild>
          <Link href={`/watchlist/hits?look_out=${bolo.id}`}>{detailTexts.allHits}</Link>
        </Button>
      </CardFooter>
    </Card>
  );
}

function Facts({ bolo, audited }: { bolo: BoloView; audited: boolean }) {
  const moment = (value: string | null) => (value ? <DateTime value={value} /> : null);
  return (
    <Card>
      <CardHeader title={detailTexts.facts} />
      <CardBody className="grid gap-4">
        <DescriptionList
          columns={1}
          items={[
            { term: formTexts.reason, value: bolo.reason },
            ...(bolo.kind === "regex"
              ? []
              : [{ term: detailTexts.lookAlike, value: bolo.look_alike ? detailTexts.yes : detailTexts.no }]),
            { term: detailTexts.hours, value: hoursText(bolo) },
            { term: formTexts.effective, value: moment(bolo.effective_from) },
            { term: formTexts.expires, value: moment(bolo.expires_at) },
            { term: formTexts.email, value: bolo.notification_email },
            {
              term: formTexts.webhook,
              value: bolo.notification_webhook ? <span className="break-all">{bolo.notification_webhook}</span> : null,
            },
            { term: texts.columns.created, value: moment(bolo.created_at) },
          ]}
        />
        {audited ? (
          <Link
            href={`/admin/audit?type=bolo&subject=${bolo.id}`}
            className="w-fit text-primary text-sm underline underline-offset-2"
          >
            {detailTexts.audit}
          </Link>
        ) : null}
      </CardBody>
    </Card>
  );
}

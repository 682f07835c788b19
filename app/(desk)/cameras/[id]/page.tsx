import { Pencil, Upload } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { BarChart } from "@/components/charts/charts";
import { MapView } from "@/components/map/map-view";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { readsPerHour } from "@/lib/plates/cameras/activity";
import { getCamera, shownStream } from "@/lib/plates/cameras/queries";
import { isAdmin } from "@/lib/platform/auth/actor";
import { requireActor } from "@/lib/platform/auth/current";
import { officeClock } from "@/lib/platform/time";
import { loadUuid } from "../../_shared/load-uuid";
import { LiveRefresh } from "../../admin/jobs/_components/live-refresh";
import { cameraLine, markerOf, positionText, stateOf } from "../camera-line";
import { regionName } from "../region-names";
import { detailTexts, formTexts, texts } from "../texts";
import { CameraSwitch } from "./_components/camera-switch";
import { LastFrame } from "./_components/last-frame";

export const metadata: Metadata = { title: texts.title };

export default async function CameraPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor("staff");
  const admin = isAdmin(actor);
  const view = await loadUuid((await params).id, (id) => getCamera(actor, id));
  const hours = await readsPerHour(actor, view.id);
  const stream = admin ? await shownStream(actor, view.id) : null;
  const camera = cameraLine(
    view,
    hours.reduce((sum, { reads }) => sum + reads, 0),
  );
  const state = stateOf(camera);
  return (
    <>
      <PageHeader
        title={camera.name}
        badge={
          <Badge dot tone={state.tone}>
            {state.label}
          </Badge>
        }
        description={camera.description}
        crumbs={[{ label: texts.title, href: "/cameras" }, { label: camera.name }]}
        actions={
          <>
            {camera.has_stream && camera.active ? <LiveRefresh active /> : null}
            <Button asChild>
              <Link href={`/plates/uploads?camera=${camera.id}`}>
                <Upload aria-hidden />
                {detailTexts.sendRecording}
              </Link>
            </Button>
            {admin ? (
              <>
                <Button asChild>
                  <Link href={`/cameras/${camera.id}/edit`}>
                    <Pencil aria-hidden />
                    {detailTexts.edit}
                  </Link>
                </Button>
                <CameraSwitch id={camera.id} name={camera.name} active={camera.active} />
              </>
            ) : null}
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid min-w-0 gap-4">
          <LastFrame camera={camera} />
          <Card>
            <CardHeader title={detailTexts.readsTitle} description={texts.reads(camera.reads)} />
            <CardBody>
              <BarChart
                title={detailTexts.readsTitle}
                hideTitle
                height={180}
                data={hours.map(({ from, reads }) => ({ label: officeClock(from).time, reads }))}
                series={[{ key: "reads", label: detailTexts.readsSeries }]}
              />
            </CardBody>
            <CardFooter>
              <Button asChild>
                <Link href={`/plates/uploads?camera=${camera.id}`}>{detailTexts.openUploads}</Link>
              </Button>
              <Button asChild>
                <Link href={`/plates?camera=${camera.id}`}>{detailTexts.openReads}</Link>
              </Button>
            </CardFooter>
          </Card>
        </div>
        <div className="grid min-w-0 gap-4">
          <Card>
            <CardHeader title={detailTexts.place} description={positionText(camera)} />
            <CardBody>
              <MapView label={formTexts.map} markers={[markerOf(camera)]} list={false} className="h-64" />
            </CardBody>
          </Card>
          <Card>
            <CardHeader title={detailTexts.facts} />
            <CardBody className="grid gap-4">
              <DescriptionList
                columns={1}
                items={[
                  {
                    term: formTexts.heading,
                    value: camera.heading === null ? null : detailTexts.degrees(camera.heading),
                  },
                  { term: formTexts.grammars, value: camera.grammars.map(regionName).join(", ") || texts.anywhere },
                  { term: detailTexts.stream, value: state.label },
                  ...(admin ? [{ term: detailTexts.streamFrom, value: stream }] : []),
                  {
                    term: detailTexts.lastError,
                    value: camera.last_error ? (
                      <>
                        {camera.last_error}
                        {camera.last_error_at ? (
                          <span className="block text-muted-foreground text-xs">
                            <DateTime value={camera.last_error_at} />
                          </span>
                        ) : null}
                      </>
                    ) : (
                      detailTexts.noError
                    ),
                  },
                  { term: texts.columns.created, value: <DateTime value={camera.created_at} /> },
                ]}
              />
              {admin ? (
                <Link
                  href={`/admin/audit?type=camera&subject=${camera.id}`}
                  className="w-fit text-primary text-sm underline underline-offset-2"
                >
                  {detailTexts.audit}
                </Link>
              ) : null}
            </CardBody>
          </Card>
        </div>
      </div>
    </>
  );
}

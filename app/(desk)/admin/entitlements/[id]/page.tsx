import { Download } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { formatCount } from "@/components/texts";
import { Alert } from "@/components/ui/alert";
import { StatusBadge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { getEntitlement } from "@/lib/entitlements/queries";
import type { EntitlementView } from "@/lib/entitlements/schema";
import { latestUsage, usageByDay } from "@/lib/entitlements/usage";
import { requireActor } from "@/lib/platform/auth/current";
import { DomainError } from "@/lib/platform/errors";
import { FeatureList } from "../_components/feature-list";
import { NodesCard } from "../_components/nodes-card";
import { RevokeLicense } from "../_components/revoke-license";
import { UsageCharts } from "../_components/usage-charts";
import { listTexts, texts, detailTexts as words } from "../texts";

export const metadata: Metadata = { title: texts.title };

export default async function EntitlementPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor("admin");
  const id = z.uuid().safeParse((await params).id);
  if (!id.success) notFound();
  const license = await getEntitlement(actor, id.data).catch((error: unknown) => {
    if (error instanceof DomainError && error.kind === "not_found") notFound();
    throw error;
  });
  const bound = license.nodes.filter(({ released_at }) => released_at === null);
  const usage = await Promise.all(
    bound.map(async ({ node_id }) => ({
      node: node_id,
      latest: await latestUsage(actor, node_id),
      days: await usageByDay(actor, node_id),
    })),
  );
  const isOver = license.state === "revoked" || license.state === "expired";
  return (
    <>
      <PageHeader
        title={license.customer}
        badge={<StatusBadge status={license.state} label={listTexts.states[license.state]} />}
        crumbs={[{ label: texts.title, href: "/admin/entitlements" }, { label: license.customer }]}
        actions={
          <>
            {isOver ? null : (
              <Button asChild>
                <a href={`/api/admin/entitlements/${license.id}/file`} download>
                  <Download aria-hidden />
                  {words.download}
                </a>
              </Button>
            )}
            {license.state === "revoked" ? null : <RevokeLicense id={license.id} customer={license.customer} />}
          </>
        }
      />
      <div className="grid gap-4">
        {license.revoked_reason ? <Alert tone="danger">{license.revoked_reason}</Alert> : null}
        <Card>
          <CardHeader title={words.details} />
          <CardBody>
            <Facts license={license} />
          </CardBody>
        </Card>
        <NodesCard license={license} />
        {usage.map(({ node, latest, days }) => (
          <Card key={node}>
            <CardHeader title={words.usageOf(node)} />
            <CardBody className="grid gap-4">
              {latest.camera_count > license.camera_limit ? (
                <Alert tone="warning">{words.overLimit(latest.camera_count, license.camera_limit)}</Alert>
              ) : null}
              <UsageCharts usage={days} />
            </CardBody>
          </Card>
        ))}
      </div>
    </>
  );
}

function Facts({ license }: { license: EntitlementView }) {
  return (
    <DescriptionList
      columns={3}
      items={[
        { term: words.key, value: <code className="font-mono text-xs">{license.key_hint}</code> },
        { term: words.limit, value: formatCount(license.camera_limit) },
        { term: words.issued, value: <DateTime value={license.created_at} /> },
        {
          term: words.validity,
          value: (
            <>
              <DateTime value={license.valid_from} /> {words.to} <DateTime value={license.expires_at} />
            </>
          ),
          wide: true,
        },
        { term: texts.features, value: <FeatureList features={license.features} />, wide: true },
      ]}
    />
  );
}

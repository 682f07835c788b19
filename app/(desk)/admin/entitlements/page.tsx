import type { Metadata } from "next";
import type { ListPageProps } from "@/components/data-table/list-page";
import { lastOfEach, parseTableParams, sortedWindow } from "@/components/data-table/search-params";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { getInstallation, getSigners, listEntitlements } from "@/lib/entitlements/queries";
import type { EntitlementView } from "@/lib/entitlements/schema";
import { usageByDay } from "@/lib/entitlements/usage";
import { cameraStates } from "@/lib/plates/figures";
import { requireActor } from "@/lib/platform/auth/current";
import { EntitlementsTable } from "./_components/entitlements-table";
import { InstallationCard } from "./_components/installation-card";
import { IssueLicense } from "./_components/issue-license";
import { SignersCard } from "./_components/signers-card";
import { UsageCharts } from "./_components/usage-charts";
import { entitlementsTable } from "./table";
import { listTexts, texts } from "./texts";

export const metadata: Metadata = { title: texts.title };

export default async function EntitlementsPage({ searchParams }: ListPageProps) {
  const actor = await requireActor("admin");
  const params = lastOfEach(parseTableParams(await searchParams, entitlementsTable));
  const { skip, take, ...order } = sortedWindow(params);
  const state = params.filters.state?.[0] as EntitlementView["state"] | undefined;
  const installation = await getInstallation(actor);
  const [{ items, total }, signers, states, usage] = await Promise.all([
    listEntitlements(actor, { q: params.q || undefined, state }, { skip, take }, order),
    getSigners(actor),
    cameraStates(actor),
    usageByDay(actor, installation.node_id),
  ]);
  return (
    <>
      <PageHeader
        title={texts.title}
        description={texts.description}
        crumbs={[{ label: texts.title }]}
        actions={<IssueLicense />}
      />
      <div className="grid gap-4">
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <InstallationCard installation={installation} cameras={states.live + states.waiting + states.off} />
          <Card>
            <CardHeader title={texts.usage} />
            <CardBody>
              <UsageCharts usage={usage} />
            </CardBody>
          </Card>
        </div>
        <section className="grid gap-3">
          <h2 className="font-semibold text-base">{listTexts.title}</h2>
          <EntitlementsTable rows={items} total={total} params={params} />
        </section>
        <SignersCard signers={signers} />
      </div>
    </>
  );
}

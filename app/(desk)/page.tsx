import { IdCard, UserRoundPlus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { dashboardConcerns, dashboardFigures, recentActivity } from "@/lib/licenses/figures";
import { isAdmin } from "@/lib/platform/auth/actor";
import { requireActor } from "@/lib/platform/auth/current";
import { RecentActivity } from "./_dashboard/activity";
import { Attention } from "./_dashboard/attention";
import { Charts } from "./_dashboard/charts";
import { Figures } from "./_dashboard/figures";
import { texts } from "./_dashboard/texts";

export const metadata: Metadata = { title: texts.title };

export default async function DashboardPage() {
  const actor = await requireActor("staff");
  const [figures, concerns, activity] = await Promise.all([
    dashboardFigures(actor),
    dashboardConcerns(actor),
    recentActivity(actor),
  ]);
  return (
    <>
      <PageHeader
        title={texts.title}
        crumbs={[{ label: texts.title }]}
        actions={
          <>
            <Button asChild>
              <Link href="/people/new">
                <UserRoundPlus aria-hidden />
                {texts.newPerson}
              </Link>
            </Button>
            <Button asChild variant="primary">
              <Link href="/licenses/new">
                <IdCard aria-hidden />
                {texts.newLicense}
              </Link>
            </Button>
          </>
        }
      />
      <div className="grid gap-5">
        <Figures figures={figures} />
        <Charts figures={figures} />
        <div className="grid items-start gap-5 lg:grid-cols-2">
          <Attention concerns={concerns} />
          <RecentActivity rows={activity} trail={isAdmin(actor)} />
        </div>
      </div>
    </>
  );
}

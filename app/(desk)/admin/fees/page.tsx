import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { APPLICATION_TYPES } from "@/lib/licenses/applications/states";
import { feeHistory, feeTable } from "@/lib/licenses/fees/queries";
import { CATEGORY_CODES } from "@/lib/licenses/schema";
import { requireActor } from "@/lib/platform/auth/current";
import { officeToday } from "@/lib/platform/time";
import { ChangeFeeDialog } from "./_components/change-fee-dialog";
import { FeeHistory } from "./_components/fee-history";
import { FeeSchedule } from "./_components/fee-schedule";
import { feesTexts as texts } from "./texts";

export const metadata: Metadata = { title: texts.title };

export default async function FeesPage() {
  const actor = await requireActor("admin");
  const [cells, history] = await Promise.all([feeTable(actor), feeHistory(actor)]);
  return (
    <>
      <PageHeader
        title={texts.title}
        description={texts.description}
        crumbs={[{ label: texts.title }]}
        actions={
          <ChangeFeeDialog types={APPLICATION_TYPES} categories={CATEGORY_CODES} today={officeToday(new Date())} />
        }
      />
      <div className="grid gap-5">
        <FeeSchedule cells={cells} />
        <FeeHistory entries={history} />
      </div>
    </>
  );
}

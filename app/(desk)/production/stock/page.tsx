import { Boxes, Flame, PackageOpen, ScrollText } from "lucide-react";
import type { Metadata } from "next";
import { formatCount } from "@/components/texts";
import { Alert } from "@/components/ui/alert";
import { PageHeader } from "@/components/ui/page-header";
import { StatCard } from "@/components/ui/stat-card";
import { stock } from "@/lib/licenses/production/stock-queries";
import type { StockView } from "@/lib/licenses/production/stock-schema";
import { requireActor } from "@/lib/platform/auth/current";
import { officeToday } from "@/lib/platform/time";
import { ProductionTabs } from "../_components/production-tabs";
import { texts } from "../texts";
import { BoxesCard } from "./_components/boxes-card";
import { ReceiveBox } from "./_components/receive-box";
import { RegisterCard } from "./_components/register-card";
import { ToDestroyCard } from "./_components/to-destroy-card";
import { stockTexts } from "./texts";

export const metadata: Metadata = { title: stockTexts.title };

export default async function StockPage() {
  const actor = await requireActor("staff");
  const view = await stock(actor);
  return (
    <>
      <div data-print="hide">
        <PageHeader
          title={stockTexts.title}
          description={stockTexts.description}
          crumbs={[{ label: texts.title, href: "/production" }, { label: stockTexts.title }]}
          actions={<ReceiveBox />}
        />
        <ProductionTabs />
        {view.is_low && view.boxes.length > 0 ? (
          <Alert
            tone={view.level === 0 ? "danger" : "warning"}
            title={view.level === 0 ? stockTexts.emptyTitle : stockTexts.lowTitle(view.level)}
            className="mb-5"
          >
            {stockTexts.lowText}
          </Alert>
        ) : null}
        <Figures view={view} />
      </div>
      <div className="grid gap-5">
        <BoxesCard boxes={view.boxes} />
        <ToDestroyCard cards={view.to_destroy} today={officeToday(new Date())} />
        <RegisterCard entries={view.destructions} />
      </div>
    </>
  );
}

function Figures({ view }: { view: StockView }) {
  const destroyed = view.destructions.reduce((sum, entry) => sum + entry.control_numbers.length, 0);
  return (
    <div className="mb-5 grid grid-cols-2 gap-3 lg:grid-cols-4">
      <StatCard
        label={stockTexts.level}
        value={formatCount(view.level)}
        detail={stockTexts.lowAt(view.low_at)}
        icon={<Boxes />}
        tone={view.level === 0 ? "danger" : view.is_low ? "warning" : "neutral"}
      />
      <StatCard
        label={stockTexts.boxesLeft}
        value={formatCount(view.boxes.filter(({ left }) => left > 0).length)}
        icon={<PackageOpen />}
      />
      <StatCard
        label={stockTexts.toDestroy}
        value={formatCount(view.to_destroy.length)}
        icon={<Flame />}
        tone={view.to_destroy.length > 0 ? "warning" : "neutral"}
      />
      <StatCard label={stockTexts.destroyed} value={formatCount(destroyed)} icon={<ScrollText />} />
    </div>
  );
}

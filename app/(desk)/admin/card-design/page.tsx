import { Braces } from "lucide-react";
import type { Metadata } from "next";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { outdatedCards } from "@/lib/licenses/outdated-cards";
import { cardTemplate } from "@/lib/licenses/template";
import { requireActor } from "@/lib/platform/auth/current";
import { RegenerateCards } from "../_shared/regenerate-cards";
import { ColorsCard, FontsCard, MeasuresCard } from "./_components/facts";
import { SideView } from "./_components/side-view";
import { cardDesignTexts as texts } from "./texts";

export const metadata: Metadata = { title: texts.title };

export default async function CardDesignPage() {
  const actor = await requireActor("admin");
  const { olderTemplate } = await outdatedCards(actor);
  const { specification, layers } = cardTemplate();
  return (
    <>
      <PageHeader
        title={texts.title}
        badge={<Badge tone="accent">{texts.template(specification.template_version)}</Badge>}
        description={texts.description}
        crumbs={[{ label: texts.title }]}
        actions={
          <Button asChild>
            <a href="/api/v1/licenses/specifications">
              <Braces aria-hidden />
              {texts.specification}
            </a>
          </Button>
        }
      />
      <div className="grid gap-5">
        {olderTemplate === 0 ? <Alert tone="success">{texts.upToDate}</Alert> : null}
        <RegenerateCards only="older_template" count={olderTemplate} />
        {(["front", "back"] as const).map((side) => (
          <SideView
            key={side}
            side={side}
            version={specification.template_version}
            boxes={Object.entries(specification.coordinates[side]).map(([name, box]) => ({ name, ...box }))}
            layers={layers[side]}
          />
        ))}
        <div className="grid items-start gap-5 lg:grid-cols-2">
          <ColorsCard specification={specification} />
          <FontsCard specification={specification} />
        </div>
        <MeasuresCard specification={specification} />
      </div>
    </>
  );
}

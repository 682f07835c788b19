import { Inbox } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { openSessions } from "@/lib/candidates/intake/sessions";
import { requireActor } from "@/lib/platform/auth/current";
import { BeginIntake } from "../_intake/begin-intake";
import { candidatesTexts, intakeTexts as texts } from "../texts";

export const metadata: Metadata = { title: texts.title };

export default async function NewCandidatePage() {
  const actor = await requireActor("staff");
  const intakes = await openSessions(actor);
  return (
    <>
      <PageHeader
        title={texts.title}
        description={texts.description}
        crumbs={[{ label: candidatesTexts.title, href: "/candidates" }, { label: texts.title }]}
        actions={<BeginIntake />}
      />
      <Card>
        <CardHeader title={texts.openTitle} description={texts.openText} />
        <CardBody>
          {intakes.length === 0 ? (
            <EmptyState icon={<Inbox />} title={texts.noneTitle} text={texts.noneText} />
          ) : (
            <ul className="grid divide-y">
              {intakes.map((intake) => {
                const { firstName = "", lastName = "" } = intake.draft as Record<string, string>;
                return (
                  <li key={intake.id} className="flex flex-wrap items-center justify-between gap-3 py-2.5">
                    <div className="min-w-0">
                      <p className="truncate font-medium">{`${firstName} ${lastName}`.trim() || texts.unnamed}</p>
                      <p className="text-muted-foreground text-xs">
                        {texts.files(intake.files.length)} · {texts.touched}{" "}
                        <DateTime value={intake.updatedAt.toISOString()} />
                      </p>
                    </div>
                    <Button asChild>
                      <Link href={`/candidates/new/${intake.id}`}>{texts.goOn}</Link>
                    </Button>
                  </li>
                );
              })}
            </ul>
          )}
        </CardBody>
      </Card>
    </>
  );
}

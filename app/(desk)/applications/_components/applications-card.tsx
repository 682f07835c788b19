import { FilePlus2, Inbox } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { ApplicationView } from "@/lib/licenses/applications/schema";
import { texts } from "../texts";
import { ApplicationLines } from "./application-lines";

/** What a person has applied for, with the way to another application. */
export function ApplicationsCard({
  applications,
  newHref,
}: {
  applications: readonly ApplicationView[];
  newHref: string | null;
}) {
  const another = newHref ? (
    <Button asChild variant="primary" size="sm">
      <Link href={newHref}>
        <FilePlus2 aria-hidden />
        {texts.newApplication}
      </Link>
    </Button>
  ) : undefined;
  if (applications.length === 0)
    return (
      <Card>
        <EmptyState icon={<Inbox />} title={texts.noneOfPerson} text={texts.noneOfPersonHint} action={another} />
      </Card>
    );
  return (
    <Card>
      <CardHeader title={texts.title} actions={another} />
      <ApplicationLines applications={applications} />
    </Card>
  );
}

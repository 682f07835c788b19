import type { Metadata } from "next";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { PageHeader } from "@/components/ui/page-header";
import { licensesOfPerson } from "@/lib/licenses/queries";
import { requireActor } from "@/lib/platform/auth/current";
import { getUser, listOwnSessions } from "@/lib/users/queries";
import { userView } from "@/lib/users/view";
import { roleLabels } from "../admin/users/texts";
import { DetailsForm } from "./_components/details-form";
import { OwnLicenses } from "./_components/own-licenses";
import { PasswordForm } from "./_components/password-form";
import { SessionsCard } from "./_components/sessions-card";
import { accountTexts as texts } from "./texts";

export const metadata: Metadata = { title: texts.title };

export default async function AccountPage() {
  const actor = await requireActor();
  const [row, sessions, licenses] = await Promise.all([
    getUser(actor, actor.userId ?? -1),
    listOwnSessions(actor),
    actor.role === "applicant" ? licensesOfPerson(actor, actor.personId ?? -1) : null,
  ]);
  const user = userView(row);
  return (
    <>
      <PageHeader
        title={texts.title}
        description={texts.description}
        badge={<Badge tone="accent">{roleLabels[user.role]}</Badge>}
        crumbs={[{ label: texts.title }]}
      />
      <div className="grid gap-4">
        {user.must_change_password ? (
          <Alert tone="warning" title={texts.mustChangeTitle}>
            {texts.mustChangeText}
          </Alert>
        ) : null}
        {licenses ? <OwnLicenses licenses={licenses} /> : null}
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <DetailsForm user={user} />
          <PasswordForm username={user.username} />
        </div>
        <SessionsCard sessions={sessions} />
      </div>
    </>
  );
}

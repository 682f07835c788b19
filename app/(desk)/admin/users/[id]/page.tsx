import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Alert } from "@/components/ui/alert";
import { Badge, StatusBadge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { getPerson } from "@/lib/people/queries";
import type { Actor } from "@/lib/platform/auth/actor";
import { requireActor } from "@/lib/platform/auth/current";
import { DomainError } from "@/lib/platform/errors";
import { getUser } from "@/lib/users/queries";
import { userView } from "@/lib/users/view";
import { EditUserForm } from "../_components/edit-user-form";
import { ResetPassword } from "../_components/reset-password";
import type { UserValues } from "../_components/user-fields";
import { UserSwitch } from "../_components/user-switch";
import { roleLabels, userTexts as texts, userStateLabels, usersTexts } from "../texts";

export const metadata: Metadata = { title: usersTexts.title };

export default async function UserPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor("admin");
  const user = await load(actor, (await params).id);
  const name = user.fullName ?? user.username;
  const state = user.isActive ? "active" : "inactive";
  const self = user.id === actor.userId;
  return (
    <>
      <PageHeader
        title={name}
        badge={
          <>
            <StatusBadge status={state} label={userStateLabels[state]} />
            <Badge>{roleLabels[user.role]}</Badge>
          </>
        }
        crumbs={[{ label: usersTexts.title, href: "/admin/users" }, { label: name }]}
        actions={
          <>
            {self ? null : <ResetPassword id={user.id} name={name} />}
            <UserSwitch id={user.id} name={name} active={user.isActive} />
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <div className="grid gap-4">
          {user.isActive ? null : (
            <Alert tone="warning" title={texts.inactiveTitle}>
              {texts.inactiveText}
            </Alert>
          )}
          {self ? (
            <Alert
              title={texts.self}
              action={
                <Button asChild size="sm">
                  <Link href="/account">{texts.account}</Link>
                </Button>
              }
            >
              {texts.selfText}
            </Alert>
          ) : null}
          <EditUserForm key={user.updatedAt.toISOString()} id={user.id} initial={await valuesOf(actor, user)} />
        </div>
        <Card>
          <CardHeader title={texts.facts} />
          <CardBody className="grid gap-4">
            <DescriptionList
              columns={1}
              items={[
                {
                  term: texts.lastLogin,
                  value: user.lastLoginAt ? <DateTime value={user.lastLoginAt} /> : usersTexts.never,
                },
                { term: texts.mustChange, value: user.mustChangePassword ? texts.mustChangeText : texts.passwordKept },
                { term: texts.created, value: <DateTime value={user.createdAt} /> },
                { term: texts.changed, value: <DateTime value={user.updatedAt} /> },
              ]}
            />
            <Link
              href={`/admin/audit?type=user&subject=${user.id}`}
              className="text-primary underline underline-offset-2"
            >
              {texts.history}
            </Link>
          </CardBody>
        </Card>
      </div>
    </>
  );
}

type LoadedUser = Awaited<ReturnType<typeof getUser>>;

async function load(actor: Actor, id: string): Promise<LoadedUser> {
  if (!/^[1-9]\d{0,8}$/.test(id)) notFound();
  return getUser(actor, Number(id)).catch((error: unknown) => {
    if (error instanceof DomainError && error.kind === "not_found") notFound();
    throw error;
  });
}

async function valuesOf(actor: Actor, user: LoadedUser): Promise<UserValues> {
  const person = user.personId === null ? null : await getPerson(actor, user.personId);
  return {
    ...userView(user),
    full_name: user.fullName ?? "",
    department: user.department ?? "",
    holder_id_number: person?.idNumber ?? "",
  };
}

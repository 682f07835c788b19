import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/platform/auth/current";
import { NewUserForm } from "../_components/new-user-form";
import { userFormTexts, usersTexts } from "../texts";

export const metadata: Metadata = { title: userFormTexts.newTitle };

export default async function NewUserPage() {
  await requireActor("admin");
  return (
    <>
      <PageHeader
        title={userFormTexts.newTitle}
        description={userFormTexts.newDescription}
        crumbs={[{ label: usersTexts.title, href: "/admin/users" }, { label: userFormTexts.newTitle }]}
      />
      <NewUserForm />
    </>
  );
}

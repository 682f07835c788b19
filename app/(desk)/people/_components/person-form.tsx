"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { formTexts } from "../texts";
import { AddressSection, ContactSection, IdentitySection } from "./person-fields";
import { PossibleDuplicates } from "./possible-duplicates";
import { type Editing, usePersonForm } from "./use-person-form";

/**
 * Registers a person, or edits one.
 *
 * @param today the office's day, `YYYY-MM-DD`: dates of birth lie before it
 */
export function PersonForm({ today, editing = null }: { today: string; editing?: Editing | null }) {
  const router = useRouter();
  const [reloading, startReload] = useTransition();
  const form = usePersonForm(today, editing, ({ id, name }) => {
    const photo = { label: formTexts.addPhoto, onClick: () => router.push(`/people/${id}/photo`) };
    toast.success(
      editing ? formTexts.saved(name) : formTexts.registered(name),
      editing ? undefined : { action: photo },
    );
    router.push(`/people/${id}`);
  });
  const merged = Object.keys(form.meanwhile).length > 0;
  const cancelHref = editing ? `/people/${editing.id}` : "/people";

  return (
    <form onSubmit={form.submit} noValidate className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="grid gap-4 lg:col-span-2 empty:hidden">
        {form.conflict ? (
          <Alert
            tone="danger"
            title={formTexts.conflictTitle}
            action={
              <Button loading={reloading} onClick={() => startReload(() => router.refresh())}>
                {formTexts.reload}
              </Button>
            }
          >
            {formTexts.conflictText}
          </Alert>
        ) : null}
        {merged && !form.conflict ? (
          <Alert tone="info" title={formTexts.mergedTitle}>
            {formTexts.mergedText}
          </Alert>
        ) : null}
        {form.message ? <Alert tone="danger">{form.message}</Alert> : null}
      </div>
      <IdentitySection form={form} today={today} className="lg:col-start-1" />
      <PossibleDuplicates
        found={form.duplicates}
        mustConfirm={editing === null}
        confirmed={form.confirmed}
        onConfirm={form.confirm}
        error={form.unconfirmed}
        className="lg:sticky lg:top-20 lg:col-start-2 lg:row-span-4"
      />
      <ContactSection form={form} className="lg:col-start-1" />
      <AddressSection form={form} className="lg:col-start-1" />
      <div className="flex flex-wrap items-center justify-end gap-2 lg:col-start-1">
        <Button asChild>
          <Link href={cancelHref}>{formTexts.cancel}</Link>
        </Button>
        <Button type="submit" variant="primary" loading={form.saving}>
          {editing ? formTexts.save : formTexts.register}
        </Button>
      </div>
    </form>
  );
}

"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { texts as common } from "@/components/texts";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import type { IssuedEntitlement } from "@/lib/entitlements/schema";
import { textOf, useSubmit } from "../../_shared/use-submit";
import { issue } from "../actions";
import { issueTexts as texts } from "../texts";
import { IssueFields } from "./issue-fields";
import { ShownLicense } from "./shown-license";

const FORM = "issue-license";

/** Issues a license and shows its key, once. */
export function IssueLicense() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<IssuedEntitlement | null>(null);
  const { errors, setErrors, busy, submit } = useSubmit(issue, setMade);

  const show = (next: boolean) => {
    if (made) router.push(`/admin/entitlements/${made.id}`);
    setMade(null);
    setErrors({});
    setOpen(next);
  };
  const send = (form: HTMLFormElement) => {
    const { customer = "", camera_limit, nodes_max, valid_from, expires_at, node_id } = textOf(form);
    const chosen = new FormData(form).getAll("features").map(String);
    void submit({
      customer,
      camera_limit: Number(camera_limit || Number.NaN),
      nodes_max: Number(nodes_max || Number.NaN),
      // A day of a contract: from its first moment, to the last one of the day that is named.
      valid_from: valid_from ? `${valid_from}T00:00:00Z` : undefined,
      expires_at: expires_at ? `${expires_at}T23:59:59Z` : "",
      features: Object.fromEntries(chosen.map((name) => [name, true])),
      node_id: node_id || undefined,
    });
  };
  return (
    <Dialog open={open} onOpenChange={show}>
      <DialogTrigger asChild>
        <Button variant="primary">
          <Plus aria-hidden />
          {texts.add}
        </Button>
      </DialogTrigger>
      {made ? (
        <DialogContent
          title={texts.shownTitle}
          description={texts.shownText}
          footer={
            <Button variant="primary" onClick={() => show(false)}>
              {texts.done}
            </Button>
          }
        >
          <ShownLicense license={made} />
        </DialogContent>
      ) : (
        <DialogContent
          title={texts.add}
          footer={
            <>
              <Button onClick={() => show(false)}>{common.actions.cancel}</Button>
              <Button type="submit" form={FORM} variant="primary" loading={busy}>
                {texts.issue}
              </Button>
            </>
          }
        >
          <form
            id={FORM}
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              send(event.currentTarget);
            }}
          >
            <IssueFields errors={errors} />
          </form>
        </DialogContent>
      )}
    </Dialog>
  );
}

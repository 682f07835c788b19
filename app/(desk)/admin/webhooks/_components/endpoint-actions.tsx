"use client";

import { Power, PowerOff, Send, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import type { EndpointView } from "@/lib/platform/webhooks/schema";
import { outcomeOf } from "../../_shared/use-submit";
import { change, remove, test } from "../actions";
import type { EventChoice } from "../event-choice";
import { endpointTexts as texts } from "../texts";
import { EditEndpoint } from "./edit-endpoint";
import { RotateSecret } from "./rotate-secret";

/** What can be done with an endpoint in its present state. */
export function EndpointActions({ endpoint, types }: { endpoint: EndpointView; types: readonly EventChoice[] }) {
  const router = useRouter();
  return (
    <>
      {endpoint.state === "active" ? <SendTest id={endpoint.id} /> : null}
      {endpoint.managed ? null : <EditEndpoint endpoint={endpoint} types={types} />}
      <RotateSecret id={endpoint.id} />
      {endpoint.state === "active" ? <SwitchOff id={endpoint.id} /> : <SwitchOn id={endpoint.id} />}
      <ConfirmDialog
        trigger={
          <Button variant="destructive-outline">
            <Trash2 aria-hidden />
            {texts.remove}
          </Button>
        }
        title={texts.removeTitle}
        description={texts.removeText}
        confirmLabel={texts.remove}
        destructive
        onConfirm={async () => {
          const result = await remove({ id: endpoint.id });
          if (!result.ok) return outcomeOf(result);
          toast.success(texts.removed);
          router.push("/admin/webhooks");
        }}
      />
    </>
  );
}

function SendTest({ id }: { id: string }) {
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    const result = await test({ id }).catch(() => null);
    setBusy(false);
    if (!result?.ok) return void toast.error(texts.testFailed(result?.message ?? "the office did not answer"));
    const { state, last_status: status, last_error: reason } = result.value;
    if (state === "delivered" && status !== null) toast.success(texts.tested(status));
    else toast.error(texts.testFailed(reason ?? ""));
  };
  return (
    <Button variant="primary" loading={busy} onClick={() => void send()}>
      <Send aria-hidden />
      {texts.test}
    </Button>
  );
}

function SwitchOff({ id }: { id: string }) {
  return (
    <ConfirmDialog
      trigger={
        <Button>
          <PowerOff aria-hidden />
          {texts.switchOff}
        </Button>
      }
      title={texts.switchOffTitle}
      description={texts.switchOffText}
      confirmLabel={texts.switchOff}
      onConfirm={async () => {
        const result = await change({ id, active: false });
        if (result.ok) toast.success(texts.switchedOff);
        return outcomeOf(result);
      }}
    />
  );
}

function SwitchOn({ id }: { id: string }) {
  const [busy, setBusy] = useState(false);
  return (
    <Button
      variant="primary"
      loading={busy}
      onClick={async () => {
        setBusy(true);
        const result = await change({ id, active: true }).catch(() => null);
        setBusy(false);
        if (result?.ok) toast.success(texts.switchedOn);
        else toast.error(result?.message ?? "");
      }}
    >
      <Power aria-hidden />
      {texts.switchOn}
    </Button>
  );
}

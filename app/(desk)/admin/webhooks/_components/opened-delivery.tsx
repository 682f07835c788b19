"use client";

import { RotateCcw } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { type ReactNode, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { StatusBadge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { DateTime } from "@/components/ui/date-time";
import { DescriptionList } from "@/components/ui/description-list";
import { ScrollBox } from "@/components/ui/scroll-box";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { toast } from "@/components/ui/toast";
import type { DeliveryView } from "@/lib/platform/webhooks/schema";
import { formatDuration } from "../../_shared/duration";
import { resend } from "../actions";
import { deliveryTexts as texts } from "../texts";

/** A delivery beside the log. Its address is `?open=`, so going back closes it. */
export function OpenedDelivery({ delivery }: { delivery: DeliveryView }) {
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();
  const close = () => {
    const next = new URLSearchParams(params);
    next.delete("open");
    router.push(next.size > 0 ? `${pathname}?${next}` : pathname, { scroll: false });
  };
  const when = (value: string | null) => (value ? <DateTime value={value} /> : null);
  return (
    <Sheet open onOpenChange={close}>
      <SheetContent title={delivery.event_type} className="w-[min(42rem,calc(100vw-1rem))]">
        <div className="grid gap-4 p-4">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <StatusBadge
              status={delivery.state === "delivered" ? "sent" : delivery.state}
              label={texts.states[delivery.state]}
            />
            <Resend id={delivery.id} />
          </div>
          {delivery.last_error ? <Alert tone="warning">{delivery.last_error}</Alert> : null}
          <DescriptionList
            columns={2}
            items={[
              { term: texts.columns.endpoint, value: <span className="break-all">{delivery.url}</span>, wide: true },
              {
                term: texts.id,
                value: <code className="break-all font-mono text-xs">{delivery.event_id}</code>,
                wide: true,
              },
              { term: texts.columns.created, value: when(delivery.created_at) },
              { term: texts.columns.attempts, value: delivery.attempts },
              { term: texts.lastAttempt, value: when(delivery.last_attempt_at) },
              {
                term: texts.columns.duration,
                value: delivery.duration_ms === null ? null : formatDuration(delivery.duration_ms),
              },
              { term: texts.deliveredAt, value: when(delivery.delivered_at) },
              { term: texts.columns.next, value: when(delivery.next_attempt_at) },
            ]}
          />
          <Section title={texts.payload}>
            <TextBlock label={texts.payload} text={readable(delivery.body)} />
          </Section>
          <Section title={delivery.last_status === null ? texts.response : `${texts.response} ${delivery.last_status}`}>
            {delivery.response_excerpt ? (
              <TextBlock label={texts.response} text={delivery.response_excerpt} />
            ) : (
              <p className="text-muted-foreground text-sm">
                {delivery.last_status === null ? texts.noResponse : texts.emptyResponse}
              </p>
            )}
          </Section>
        </div>
      </SheetContent>
    </Sheet>
  );
}

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="grid gap-2">
    <h3 className="font-medium text-sm">{title}</h3>
    {children}
  </section>
);

const TextBlock = ({ label, text }: { label: string; text: string }) => (
  <ScrollBox label={label} className="max-h-80 rounded-md border bg-muted/50">
    <pre className="whitespace-pre-wrap break-words p-3 font-mono text-xs leading-5">{text}</pre>
  </ScrollBox>
);

/** The JSON that was sent, with lines; what was signed has none. */
const readable = (body: string): string => JSON.stringify(JSON.parse(body), null, 2);

function Resend({ id }: { id: string }) {
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    const result = await resend({ id }).catch(() => null);
    setBusy(false);
    if (!result?.ok) return void toast.error(texts.resendFailed(result?.message ?? "the office did not answer"));
    const { state, last_status: status, last_error: reason } = result.value;
    if (state === "delivered" && status !== null) toast.success(texts.resentTo(status));
    else toast.error(texts.resendFailed(reason ?? ""));
  };
  return (
    <Button size="sm" loading={busy} onClick={() => void send()}>
      <RotateCcw aria-hidden />
      {texts.resend}
    </Button>
  );
}

"use client";

import { Keyboard } from "lucide-react";
import { useEffect, useState } from "react";
import { formatCount } from "@/components/texts";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { Select } from "@/components/ui/select";
import { QUEUE_ORDERS, type QueueOrder } from "@/lib/plates/events/queue-orders";
import { texts } from "../texts";

type Queue = { order: QueueOrder; cameraId: string | null };

/** Which queue is worked on, and how this session goes. */
export function SessionBar({
  queue,
  cameras,
  done,
  waiting,
  onChange,
}: {
  queue: Queue;
  cameras: readonly { id: string; name: string }[];
  done: number;
  waiting: number | null;
  onChange: (queue: Queue) => void;
}) {
  const perHour = usePace(done);
  return (
    <div className="flex flex-wrap items-end justify-between gap-3">
      <div className="flex flex-wrap gap-2">
        <Select
          aria-label={texts.order}
          value={queue.order}
          onChange={(event) => {
            const order = QUEUE_ORDERS.find((one) => one === event.target.value);
            if (order) onChange({ ...queue, order });
          }}
          className="w-44"
        >
          {QUEUE_ORDERS.map((order) => (
            <option key={order} value={order}>
              {texts.orders[order]}
            </option>
          ))}
        </Select>
        <Select
          aria-label={texts.camera}
          value={queue.cameraId ?? ""}
          onChange={(event) => onChange({ ...queue, cameraId: event.target.value || null })}
          className="w-44"
        >
          <option value="">{texts.camerasAll}</option>
          {cameras.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        <Keys />
      </div>
      <dl aria-label={texts.session} className="flex gap-6 text-sm">
        <Figure name={texts.done} value={formatCount(done)} />
        <Figure name={texts.perHour} value={perHour === null ? "–" : formatCount(perHour)} />
        <Figure name={texts.waiting} value={waiting === null ? "–" : texts.waitingCount(waiting)} />
      </dl>
    </div>
  );
}

const Figure = ({ name, value }: { name: string; value: string }) => (
  <div className="grid">
    <dt className="text-muted-foreground text-xs">{name}</dt>
    <dd className="font-semibold text-lg tabular-nums leading-tight">{value}</dd>
  </div>
);

/** Decisions per hour since the first one of this session, counted anew with each. */
function usePace(done: number): number | null {
  const [pace, setPace] = useState<{ start: number; base: number; perHour: number | null } | null>(null);
  useEffect(() => {
    if (done === 0) return;
    const now = performance.now();
    setPace((before) => {
      // The first decision starts the clock; the second is the first that took a known time.
      if (!before) return { start: now, base: done, perHour: null };
      const hours = (now - before.start) / 3_600_000;
      const counted = done - before.base;
      return { ...before, perHour: counted > 0 && hours > 0 ? Math.round(counted / hours) : null };
    });
  }, [done]);
  return pace?.perHour ?? null;
}

function Keys() {
  return (
    <Dialog>
      <DialogTrigger asChild>
        <Button className="max-sm:hidden">
          <Keyboard aria-hidden />
          {texts.shortcuts}
        </Button>
      </DialogTrigger>
      <DialogContent title={texts.shortcuts}>
        <dl className="grid gap-2 text-sm">
          {texts.keys.map(({ keys, does }) => (
            <div key={does} className="flex items-center gap-3">
              <dt className="w-14">
                {keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </DialogContent>
    </Dialog>
  );
}

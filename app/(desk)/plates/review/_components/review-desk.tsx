"use client";

import { CheckCheck, RefreshCw } from "lucide-react";
import { useRef, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardBody } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Spinner } from "@/components/ui/spinner";
import { toast } from "@/components/ui/toast";
import type { QueueOrder } from "@/lib/plates/events/queue-orders";
import { pictureAddress } from "../../_components/picture-address";
import { texts } from "../texts";
import { RejectDialog } from "./reject-dialog";
import { ReviewActions } from "./review-actions";
import { type ReadingHandle, ReviewItem } from "./review-item";
import { SessionBar } from "./session-bar";
import { useReviewKeys } from "./use-review-keys";
import { type Decided, useReviewQueue } from "./use-review-queue";

/** The pictures of so many reads behind the one that is looked at are loaded. */
const PICTURES_AHEAD = 3;

/** The review queue of one person: one read at a time, by keyboard or by buttons. */
export function ReviewDesk({
  order,
  cameraId,
  cameras,
  last,
}: {
  order: QueueOrder;
  cameraId: string | null;
  cameras: readonly { id: string; name: string }[];
  last: Decided | null;
}) {
  const review = useReviewQueue({ order, cameraId }, last);
  const { items, loading, failed } = review;
  const item = items[0];
  const reading = useRef<ReadingHandle>(null);
  const [edited, setEdited] = useState(false);
  const [rejecting, setRejecting] = useState(false);

  const skip = () => {
    if (!item) return;
    toast.info(texts.skipped(item.plate));
    review.skip(item);
  };
  useReviewKeys({
    enabled: !rejecting,
    onEnter: () => reading.current?.submit(),
    onEdit: () => reading.current?.edit(),
    onReject: () => item && setRejecting(true),
    onUndo: review.undo,
    onSkip: skip,
    onNext: review.next,
  });

  return (
    <div className="grid gap-4">
      <SessionBar
        queue={review.queue}
        cameras={cameras}
        done={review.done}
        waiting={review.waiting}
        onChange={(queue) => {
          const query = new URLSearchParams({
            order: queue.order,
            ...(queue.cameraId ? { camera: queue.cameraId } : {}),
          });
          window.history.replaceState(null, "", `?${query}`);
          void review.change(queue);
        }}
      />
      {failed ? (
        <Alert
          tone="danger"
          title={failed}
          action={
            <Button size="sm" onClick={() => void review.refill()}>
              {texts.look}
            </Button>
          }
        />
      ) : null}
      {item ? (
        <>
          <ReviewItem
            key={item.id}
            ref={reading}
            item={item}
            onEdited={setEdited}
            onDecide={(verdict) => void review.decide(item, verdict)}
          />
          <ReviewActions
            edited={edited}
            canUndo={review.decided.length > 0}
            onSubmit={() => reading.current?.submit()}
            onEdit={() => reading.current?.edit()}
            onReject={() => setRejecting(true)}
            onUndo={review.undo}
            onSkip={skip}
            onNext={review.next}
          />
        </>
      ) : (
        <Nothing
          loading={loading}
          aside={review.aside}
          onLook={() => (review.aside > 0 ? review.takeAside() : void review.refill())}
          onUndo={review.decided.length > 0 ? review.undo : null}
        />
      )}
      <p aria-live="polite" className="min-h-5 text-muted-foreground text-xs">
        {review.decided.length > 0 ? `${texts.last}: ${review.decided.at(-1)?.what}` : null}
      </p>
      {item ? (
        <RejectDialog
          open={rejecting}
          plate={item.plate}
          onClose={() => setRejecting(false)}
          onReject={(note) => {
            setRejecting(false);
            void review.decide(item, { kind: "reject", note });
          }}
        />
      ) : null}
      <div hidden aria-hidden>
        {items
          .slice(1, 1 + PICTURES_AHEAD)
          .flatMap(({ id, crop_url, frame_url }) => [
            crop_url ? <Ahead key={`${id}-crop`} src={pictureAddress(id, "crop")} /> : null,
            frame_url ? <Ahead key={`${id}-frame`} src={pictureAddress(id, "frame")} /> : null,
          ])}
      </div>
    </div>
  );
}

const Ahead = ({ src }: { src: string }) => (
  // biome-ignore lint/performance/noImgElement: only the browser's cache is wanted of it.
  <img src={src} alt="" />
);

function Nothing({
  loading,
  aside,
  onLook,
  onUndo,
}: {
  loading: boolean;
  aside: number;
  onLook: () => void;
  onUndo: (() => void) | null;
}) {
  return (
    <Card>
      <CardBody className="grid min-h-72 place-items-center">
        {loading ? (
          <span className="flex items-center gap-2 text-muted-foreground text-sm">
            <Spinner />
            {texts.loading}
          </span>
        ) : (
          <EmptyState
            icon={<CheckCheck />}
            title={texts.empty}
            text={aside > 0 ? texts.emptyAside(aside) : texts.emptyHint}
            action={
              <span className="flex flex-wrap justify-center gap-2">
                <Button variant={aside > 0 ? "primary" : "secondary"} onClick={onLook}>
                  <RefreshCw aria-hidden />
                  {aside > 0 ? texts.takeAside : texts.look}
                </Button>
                {onUndo ? <Button onClick={onUndo}>{texts.undo}</Button> : null}
              </span>
            }
          />
        )}
      </CardBody>
    </Card>
  );
}

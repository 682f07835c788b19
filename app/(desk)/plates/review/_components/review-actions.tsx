"use client";

import { ArrowRight, Check, PencilLine, SkipForward, Undo2, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { texts } from "../texts";

/** What can be done with the read, each with its key. On a phone they stay at the bottom of the screen. */
export function ReviewActions({
  edited,
  canUndo,
  onSubmit,
  onEdit,
  onReject,
  onUndo,
  onSkip,
  onNext,
}: {
  edited: boolean;
  canUndo: boolean;
  onSubmit: () => void;
  onEdit: () => void;
  onReject: () => void;
  onUndo: () => void;
  onSkip: () => void;
  onNext: () => void;
}) {
  const key = (name: string) => (
    <span aria-hidden className="max-sm:hidden">
      <Kbd>{name}</Kbd>
    </span>
  );
  return (
    <div className="sticky bottom-0 z-10 -mx-1 grid grid-cols-3 gap-2 border-t bg-background px-1 py-2 sm:static sm:mx-0 sm:flex sm:flex-wrap sm:border-0 sm:bg-transparent sm:p-0">
      <Button variant="primary" size="lg" onClick={onSubmit} className="col-span-2">
        <Check aria-hidden />
        {edited ? texts.correct : texts.confirm}
        {key("Enter")}
      </Button>
      <Button variant="destructive-outline" size="lg" onClick={onReject}>
        <X aria-hidden />
        {texts.reject}
        {key("R")}
      </Button>
      <Button size="lg" onClick={onEdit} className="max-sm:hidden">
        <PencilLine aria-hidden />
        {texts.edit}
        {key("E")}
      </Button>
      <Button size="lg" onClick={onUndo} disabled={!canUndo}>
        <Undo2 aria-hidden />
        {texts.undo}
        {key("U")}
      </Button>
      <Button size="lg" onClick={onSkip}>
        <SkipForward aria-hidden />
        {texts.skip}
        {key("S")}
      </Button>
      <Button size="lg" onClick={onNext}>
        <ArrowRight aria-hidden />
        {texts.next}
        {key("N")}
      </Button>
    </div>
  );
}

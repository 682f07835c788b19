"use client";

import { usePageKeys } from "@/components/shell/use-page-keys";

type ReviewKeys = {
  enabled: boolean;
  onEnter: () => void;
  onEdit: () => void;
  onReject: () => void;
  onUndo: () => void;
  onSkip: () => void;
  onNext: () => void;
};

/** The keys of the review screen. A key that is held down decides once, not again and again. */
export const useReviewKeys = ({ enabled, onEnter, onEdit, onReject, onUndo, onSkip, onNext }: ReviewKeys): void =>
  usePageKeys(enabled ? { enter: onEnter, e: onEdit, r: onReject, u: onUndo, s: onSkip, n: onNext } : {});

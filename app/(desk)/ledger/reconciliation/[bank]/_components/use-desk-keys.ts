"use client";

import { usePageKeys } from "@/components/shell/use-page-keys";

export type DeskKeys = {
  onMove: (step: 1 | -1) => void;
  onChoose: (at: number) => void;
  onAccept: () => void;
  onReject: () => void;
  onUndo: () => void;
};

/** The keys of the match desk: j and k, 1 to 5, Enter, x, u. Only movement repeats while a key is held down. */
export function useDeskKeys({ onMove, onChoose, onAccept, onReject, onUndo }: DeskKeys): void {
  const choices = [1, 2, 3, 4, 5].map((digit) => [String(digit), () => onChoose(digit - 1)] as const);
  usePageKeys(
    {
      ...Object.fromEntries(choices),
      j: () => onMove(1),
      arrowdown: () => onMove(1),
      k: () => onMove(-1),
      arrowup: () => onMove(-1),
      enter: onAccept,
      x: onReject,
      u: onUndo,
    },
    ["j", "k"],
  );
}

import type { ReactNode } from "react";

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-b-2 bg-card px-1 font-medium font-sans text-[11px] text-muted-foreground leading-none">
      {children}
    </kbd>
  );
}

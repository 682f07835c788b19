"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { CSSProperties, ReactNode } from "react";
import { texts } from "../texts";
import { Button } from "./button";
import { cn } from "./cn";
import { overlayClasses } from "./dialog";

export const Sheet = Radix.Root;
export const SheetTrigger = Radix.Trigger;
export const SheetClose = Radix.Close;

/** A panel that slides in from the side: details beside a list, or the navigation on a phone. */
export function SheetContent({
  title,
  hideTitle,
  side = "right",
  children,
  className,
}: {
  title: ReactNode;
  hideTitle?: boolean;
  side?: "left" | "right";
  children: ReactNode;
  className?: string;
}) {
  return (
    <Radix.Portal>
      <Radix.Overlay className={overlayClasses} />
      <Radix.Content
        aria-describedby={undefined}
        style={{ "--slide-from": side === "left" ? "-24px" : "24px" } as CSSProperties}
        className={cn(
          "fixed inset-y-0 z-50 flex w-[min(26rem,calc(100vw-3rem))] animate-slide-in flex-col bg-popover text-popover-foreground shadow-overlay focus:outline-none",
          side === "left" ? "left-0" : "right-0",
          className,
        )}
      >
        <header className={cn("flex items-center justify-between gap-4 border-b px-4 py-3", hideTitle && "sr-only")}>
          <Radix.Title className="font-semibold text-base">{title}</Radix.Title>
          <Radix.Close asChild>
            <Button variant="ghost" size="icon-sm" aria-label={texts.actions.close}>
              <X aria-hidden />
            </Button>
          </Radix.Close>
        </header>
        <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
      </Radix.Content>
    </Radix.Portal>
  );
}

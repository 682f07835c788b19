"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { texts } from "../texts";
import { Button } from "./button";
import { cn } from "./cn";

export const Dialog = Radix.Root;
export const DialogTrigger = Radix.Trigger;
export const DialogClose = Radix.Close;

export const overlayClasses = "fixed inset-0 z-40 animate-appear bg-[#0a1418]/50 dark:bg-black/60";

/** A modal window. A title is demanded, since screen readers announce it. */
export function DialogContent({
  title,
  description,
  children,
  footer,
  className,
}: {
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  footer?: ReactNode;
  className?: string;
}) {
  return (
    <Radix.Portal>
      <Radix.Overlay className={overlayClasses} />
      <Radix.Content
        {...(description ? {} : { "aria-describedby": undefined })}
        className={cn(
          "fixed inset-x-3 top-[max(1rem,12vh)] z-50 mx-auto flex max-h-[min(80dvh,48rem)] max-w-lg animate-appear flex-col rounded-xl bg-popover text-popover-foreground shadow-overlay focus:outline-none",
          className,
        )}
      >
        <header className="flex items-start justify-between gap-4 px-5 pt-4 pb-3">
          <div>
            <Radix.Title className="font-semibold text-base">{title}</Radix.Title>
            {description ? (
              <Radix.Description className="mt-1 text-muted-foreground text-sm">{description}</Radix.Description>
            ) : null}
          </div>
          <Radix.Close asChild>
            <Button variant="ghost" size="icon-sm" aria-label={texts.actions.close} className="-mr-1.5">
              <X aria-hidden />
            </Button>
          </Radix.Close>
        </header>
        {children ? <div className="min-h-0 overflow-y-auto px-5 pt-1 pb-5">{children}</div> : null}
        {footer ? (
          <footer className="flex flex-wrap items-center justify-end gap-2 rounded-b-xl border-t bg-muted/50 px-5 py-3">
            {footer}
          </footer>
        ) : null}
      </Radix.Content>
    </Radix.Portal>
  );
}

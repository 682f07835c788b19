"use client";

import { AlertDialog } from "radix-ui";
import { type ReactNode, useState } from "react";
import { texts } from "../texts";
import { Alert } from "./alert";
import { Button } from "./button";
import { overlayClasses } from "./dialog";
import { Field } from "./field";
import { Input } from "./input";

/** What a confirmed action may answer: an error stays in the dialog, as does a field that says itself what is wrong with it; anything else closes it. */
// biome-ignore lint/suspicious/noConfusingVoidType: an action without an answer is typed Promise<void>, and is welcome.
export type ConfirmOutcome = { error?: string | null; stay?: true } | undefined | void;

export type ConfirmDialogProps = {
  /** The element that opens the dialog; leave out when `open` is controlled (from a menu item, say). */
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** Further content between the description and the buttons: a reason field, a list of what goes. */
  children?: ReactNode;
  confirmLabel?: string;
  destructive?: boolean;
  /** Demands that this text be typed first. For what cannot be undone. */
  requireText?: string;
  /** Runs on confirmation; the dialog shows progress until it settles and shows the error if it fails. */
  onConfirm: () => Promise<ConfirmOutcome>;
};

/** Asks before something that matters. The focus starts on Cancel; while the action runs nothing closes the dialog. */
export function ConfirmDialog({
  trigger,
  open,
  onOpenChange,
  title,
  description,
  children,
  confirmLabel = texts.actions.confirm,
  destructive = false,
  requireText,
  onConfirm,
}: ConfirmDialogProps) {
  const [ownOpen, setOwnOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [typed, setTyped] = useState("");
  const shown = open ?? ownOpen;

  const change = (next: boolean) => {
    if (busy) return;
    show(next);
  };
  const show = (next: boolean) => {
    setError(null);
    setTyped("");
    setOwnOpen(next);
    onOpenChange?.(next);
  };

  const confirm = async () => {
    setBusy(true);
    setError(null);
    try {
      const outcome = await onConfirm();
      if (outcome?.error) setError(outcome.error);
      else if (!outcome?.stay) show(false);
    } catch (failure) {
      // Next's redirect() and notFound() travel as errors with a digest; they are for the router, not for this dialog.
      if (failure instanceof Error && "digest" in failure && String(failure.digest).startsWith("NEXT_")) throw failure;
      setError(failure instanceof Error && failure.message ? failure.message : texts.errors.crashTitle);
    } finally {
      setBusy(false);
    }
  };

  return (
    <AlertDialog.Root open={shown} onOpenChange={change}>
      {trigger ? <AlertDialog.Trigger asChild>{trigger}</AlertDialog.Trigger> : null}
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={overlayClasses} />
        <AlertDialog.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          className="fixed inset-x-3 top-[max(1rem,16vh)] z-50 mx-auto max-w-md animate-appear rounded-xl bg-popover text-popover-foreground shadow-overlay focus:outline-none"
        >
          <div className="grid gap-3 p-5">
            <AlertDialog.Title className="font-semibold text-base">{title}</AlertDialog.Title>
            {description ? (
              <AlertDialog.Description className="text-muted-foreground text-sm">{description}</AlertDialog.Description>
            ) : null}
            {children}
            {requireText ? (
              <Field label={`Type “${requireText}” to confirm`}>
                <Input
                  value={typed}
                  onChange={(event) => setTyped(event.target.value)}
                  autoComplete="off"
                  spellCheck={false}
                />
              </Field>
            ) : null}
            {error ? <Alert tone="danger">{error}</Alert> : null}
          </div>
          <footer className="flex flex-wrap items-center justify-end gap-2 rounded-b-xl border-t bg-muted/50 px-5 py-3">
            <AlertDialog.Cancel asChild>
              <Button disabled={busy}>{texts.actions.cancel}</Button>
            </AlertDialog.Cancel>
            <Button
              variant={destructive ? "destructive" : "primary"}
              loading={busy}
              disabled={requireText !== undefined && typed !== requireText}
              onClick={confirm}
            >
              {confirmLabel}
            </Button>
          </footer>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

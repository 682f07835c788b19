"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter } from "@/components/ui/card";
import { ErrorSummary } from "@/components/ui/error-summary";
import { toast } from "@/components/ui/toast";
import type { Entered } from "@/lib/ledger/desk/enter";
import type { ActionResult } from "@/lib/platform/http/action";
import { formTexts as words } from "../texts";
import { type EntryErrors, useEntry } from "./use-entry";

/** The controls that Enter visits, in their order on the page. */
const STOPS = "input:not([type=hidden]):not([disabled]), select:not([disabled]), textarea:not([disabled])";

/** The fields of a form by name, as they were typed. */
export type Typed = Record<string, string>;

/**
 * A form for the keyboard: Enter goes to the next field and from the last one to the button, Ctrl+Enter posts from
 * anywhere. What was posted is told with the way to it, and the form is empty again.
 *
 * @param inputOf what is sent, of the fields as they stand
 * @param openAfter goes to the voucher instead of staying
 * @param backTo goes back to where the form was opened from
 */
export function EntryForm<Input extends { sure?: boolean }>({
  send,
  inputOf,
  openAfter = false,
  backTo = null,
  onPosted,
  children,
}: {
  send: (input: Input) => Promise<ActionResult<Entered>>;
  inputOf: (typed: Typed) => Input;
  openAfter?: boolean;
  backTo?: string | null;
  /** Clears what the form keeps outside its fields. */
  onPosted?: () => void;
  children: (errors: EntryErrors, round: number) => ReactNode;
}) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [round, setRound] = useState(0);
  const { errors, twin, busy, submit } = useEntry(send, ({ id, number }) => {
    const open = () => router.push(`/ledger/vouchers/${id}`);
    toast.success(words.posted(number), { action: { label: words.open, onClick: open } });
    if (openAfter) return open();
    if (backTo) return router.push(backTo);
    onPosted?.();
    setRound((now) => now + 1);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>(STOPS)?.focus());
  });
  const post = (sure: boolean) => {
    if (!form.current) return;
    const typed = [...new FormData(form.current)].flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value] as const] : [],
    );
    void submit({ ...inputOf(Object.fromEntries(typed)), sure });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== "Enter" || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      return post(false);
    }
    const target = event.target as HTMLElement;
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    event.preventDefault();
    const stops = [...event.currentTarget.querySelectorAll<HTMLElement>(`${STOPS}, button[type=submit]`)];
    const next = stops[stops.indexOf(target) + 1];
    next?.focus();
    if (next instanceof HTMLInputElement) next.select();
  };
  return (
    <form
      ref={form}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        post(false);
      }}
    >
      <Card>
        <CardBody className="grid gap-5">
          <ErrorSummary errors={errors} />
          {/* A posted form begins anew: its fields are other fields then. */}
          <div key={round} className="grid gap-5">
            {children(errors, round)}
          </div>
          {twin ? (
            <Alert
              tone="warning"
              title={words.twinTitle}
              action={
                <Button type="button" size="sm" loading={busy} onClick={() => post(true)}>
                  {words.twinPost}
                </Button>
              }
            >
              {twin}
            </Alert>
          ) : null}
        </CardBody>
        <CardFooter>
          <span className="mr-auto text-muted-foreground text-xs max-sm:hidden">{words.hint}</span>
          <Button type="submit" variant="primary" loading={busy}>
            {words.post}
          </Button>
        </CardFooter>
      </Card>
    </form>
  );
}

/** Fields side by side where there is room. */
export const FieldRow = ({ children }: { children: ReactNode }) => (
  <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">{children}</div>
);

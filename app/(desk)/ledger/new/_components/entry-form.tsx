"use client";

import { FilePen } from "lucide-react";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter } from "@/components/ui/card";
import { ErrorSummary } from "@/components/ui/error-summary";
import { toast } from "@/components/ui/toast";
import type { Entered } from "@/lib/ledger/desk/enter";
import type { ActionResult } from "@/lib/platform/http/action";
import type { VoucherForm } from "../../voucher-forms";
import { formTexts as words } from "../texts";
import type { ResumedDraft } from "./resumed-draft";
import { TypedValues } from "./typed-values";
import { useDraft } from "./use-draft";
import { type EntryErrors, useEntry } from "./use-entry";

/** The controls that Enter visits, in their order on the page. */
const STOPS = "input:not([type=hidden]):not([disabled]), select:not([disabled]), textarea:not([disabled])";

/** The fields of a form by name, as they were typed. */
export type Typed = Record<string, string>;

/**
 * A form for the keyboard: Enter goes to the next field and from the last one to the button, Ctrl+Enter posts from
 * anywhere, Ctrl+S keeps it as a draft. What was posted is told with the way to it, and the form is empty again.
 *
 * @param inputOf what is sent, of the fields as they stand
 * @param openAfter goes to the voucher instead of staying
 * @param backTo goes back to where the form was opened from
 */
export function EntryForm<Input extends { sure?: boolean; draft?: string }>({
  form: name,
  draft,
  send,
  inputOf,
  openAfter = false,
  backTo = null,
  onPosted,
  onRefused,
  children,
}: {
  /** Its address, by which a draft of it is found again. */
  form: VoucherForm;
  draft: ResumedDraft | null;
  send: (input: Input) => Promise<ActionResult<Entered>>;
  inputOf: (typed: Typed) => Input;
  openAfter?: boolean;
  backTo?: string | null;
  /** Clears what the form keeps outside its fields. */
  onPosted?: () => void;
  /** Is told the code of a refusal, such as `total_changed`. */
  onRefused?: (code: string) => void;
  children: (errors: EntryErrors, round: number) => ReactNode;
}) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [round, setRound] = useState(0);
  const kept = useDraft(name, draft);
  const { errors, twin, busy, submit } = useEntry(send, onRefused, ({ id, number }) => {
    const open = () => router.push(`/ledger/vouchers/${id}`);
    toast.success(words.posted(number), { action: { label: words.open, onClick: open } });
    if (openAfter) return open();
    if (backTo) return router.push(backTo);
    // The page of a posted draft has nothing to go on with.
    if (kept.id) return open();
    onPosted?.();
    setRound((now) => now + 1);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>(STOPS)?.focus());
  });
  const input = (): Input | null => {
    if (!form.current) return null;
    const typed = [...new FormData(form.current)].flatMap(([field, value]) =>
      typeof value === "string" ? [[field, value] as const] : [],
    );
    return inputOf(Object.fromEntries(typed));
  };
  const post = (sure: boolean) => {
    const asked = input();
    if (asked) void submit({ ...asked, sure, draft: kept.id });
  };
  const keep = () => {
    const asked = input();
    if (asked) void kept.keep(asked);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === "s" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      return keep();
    }
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
          <ErrorSummary errors={kept.error ? { ...errors, "": kept.error } : errors} />
          {/* A posted form begins anew: its fields are other fields then. */}
          <TypedValues value={round === 0 && draft ? draft.data : {}}>
            <div key={round} className="grid gap-5">
              {children(errors, round)}
            </div>
          </TypedValues>
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
          <Button type="button" loading={kept.busy} onClick={keep}>
            <FilePen aria-hidden />
            {kept.id ? words.draft.save : words.draft.keep}
          </Button>
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

"use client";

import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { Field, fieldId } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { PartyChoice } from "@/lib/ledger/desk/choices";
import { findParties } from "../actions";
import { partyKinds, texts } from "../texts";

const PAUSE_MS = 150;

type Chosen = { id: number; name: string };

/**
 * A party by a few letters of its name or GSTIN: arrows choose, Enter takes, Escape closes. The chosen one's id is the
 * form's value.
 */
export function PartyField({
  name,
  kinds,
  chosen = null,
  onChoose,
  label = texts.choice.party,
  error,
  required,
  className,
}: {
  name: string;
  kinds: readonly PartyChoice["kind"][];
  chosen?: Chosen | null;
  onChoose?: (party: PartyChoice | null) => void;
  label?: string;
  error?: string;
  required?: boolean;
  className?: string;
}) {
  const list = useId();
  const [text, setText] = useState(chosen?.name ?? "");
  const [party, setParty] = useState<Chosen | null>(chosen);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const found = useParties(open ? text : "", kinds);

  const take = (one: PartyChoice) => {
    setParty(one);
    setText(one.name);
    setOpen(false);
    onChoose?.(one);
  };
  const type = (value: string) => {
    setText(value);
    setOpen(value.trim() !== "");
    setAt(0);
    if (party && value !== party.name) {
      setParty(null);
      onChoose?.(null);
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) return setOpen(text.trim() !== "");
      const step = event.key === "ArrowDown" ? 1 : -1;
      setAt((now) => Math.max(0, Math.min(found.length - 1, now + step)));
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    } else if ((event.key === "Enter" || event.key === "Tab") && open && !event.ctrlKey && found[at]) {
      if (event.key === "Enter") event.preventDefault();
      take(found[at]);
    }
  };

  const shown = open && found.length > 0;
  return (
    <Field label={label} id={fieldId(name)} error={error} required={required} className={cn("relative", className)}>
      <Input
        role="combobox"
        aria-expanded={shown}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={shown ? `${list}-${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        // The text alone is no value: its form sends the id.
        form=""
        value={text}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
      />
      <input type="hidden" name={name} value={party?.id ?? ""} />
      <div
        id={list}
        role="listbox"
        aria-label={label}
        hidden={!shown}
        className="absolute top-full right-0 left-0 z-30 mt-1 max-h-72 min-w-64 overflow-y-auto rounded-lg border bg-popover p-1 text-popover-foreground shadow-overlay"
      >
        {found.map((one, index) => (
          <div
            key={one.id}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === at}
            tabIndex={-1}
            // Before the field loses the focus, which closes the list.
            onMouseDown={(event) => {
              event.preventDefault();
              take(one);
            }}
            className="flex cursor-pointer items-center gap-2 rounded-md px-2.5 py-1.5 text-sm aria-selected:bg-accent aria-selected:text-accent-foreground"
          >
            <span className="min-w-0 flex-1 truncate">{one.name}</span>
            <span className="font-mono text-muted-foreground text-xs">{one.gstin ?? one.state}</span>
            {kinds.length > 1 ? <Badge>{partyKinds[one.kind]}</Badge> : null}
          </div>
        ))}
      </div>
    </Field>
  );
}

/** Asks when the typing pauses; an answer that a newer question has overtaken is dropped. */
function useParties(text: string, kinds: readonly PartyChoice["kind"][]): PartyChoice[] {
  const [found, setFound] = useState<PartyChoice[]>([]);
  const asked = text.trim();
  const kindsRef = useRef(kinds);
  kindsRef.current = kinds;
  useEffect(() => {
    if (asked === "") return setFound([]);
    let overtaken = false;
    const timer = setTimeout(async () => {
      const answer = await findParties({ text: asked, kinds: [...kindsRef.current] }).catch(() => null);
      if (!overtaken) setFound(answer?.ok ? answer.value : []);
    }, PAUSE_MS);
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
  }, [asked]);
  return found;
}

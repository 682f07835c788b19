"use client";

import { Search } from "lucide-react";
import Link from "next/link";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Spinner } from "@/components/ui/spinner";
import { findHolders } from "../actions";
import type { HolderChoice } from "../holder-choice";
import { texts } from "../texts";

const PAUSE_MS = 200;

/** A combobox (ARIA 1.2) over the registered people: type, go with the arrow keys, Enter chooses, Escape closes. */
export function PersonPicker({
  label,
  onChoose,
  error,
}: {
  /** What the person is to be: "Holder". */
  label: string;
  onChoose: (person: HolderChoice) => void;
  error?: string;
}) {
  const listId = useId();
  const box = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const { people, state } = useHolders(query, open);

  const choose = (person: HolderChoice | undefined) => {
    if (!person) return;
    setOpen(false);
    onChoose(person);
  };
  const move = (event: KeyboardEvent) => {
    const last = people.length - 1;
    const next = {
      ArrowDown: active >= last ? 0 : active + 1,
      ArrowUp: active <= 0 ? last : active - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (event.key === "Enter") {
      // Enter with an open list chooses; it must not send the form.
      event.preventDefault();
      if (open) choose(people[active] ?? (people.length === 1 ? people[0] : undefined));
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      setOpen(false);
    } else if (next !== undefined && (event.key.startsWith("Arrow") || open)) {
      event.preventDefault();
      setOpen(true);
      setActive(next);
    }
  };

  // Leaving by Tab or by a click elsewhere closes the list; going to the link inside it does not.
  useEffect(() => {
    if (!open) return;
    const leave = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener("focusin", leave);
    document.addEventListener("pointerdown", leave);
    return () => {
      document.removeEventListener("focusin", leave);
      document.removeEventListener("pointerdown", leave);
    };
  }, [open]);
  useEffect(() => {
    if (active >= 0) document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [active, listId]);

  return (
    <div ref={box}>
      <Field label={label} name="citizen_id" hint={texts.new.holderHint} error={error} required>
        <div className="relative">
          <Search
            aria-hidden
            className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted-foreground"
          />
          <Combobox
            expanded={open}
            listId={listId}
            activeId={open && active >= 0 ? `${listId}-${active}` : undefined}
            value={query}
            onKeyDown={move}
            onFocus={() => setOpen(true)}
            onChange={(value) => {
              setQuery(value);
              setOpen(true);
              setActive(-1);
            }}
          />
          {open && state === "searching" ? (
            <Spinner className="absolute top-1/2 right-2.5 -translate-y-1/2 text-muted-foreground" />
          ) : null}
          <div
            hidden={!open}
            className="absolute inset-x-0 top-full z-30 mt-1 overflow-hidden rounded-lg bg-popover text-popover-foreground shadow-overlay"
          >
            <div role="listbox" id={listId} aria-label={label} className="max-h-80 overflow-y-auto p-1">
              {people.map((person, index) => (
                <div
                  key={person.id}
                  id={`${listId}-${index}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === active}
                  onPointerMove={() => setActive(index)}
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => choose(person)}
                  onKeyDown={move}
                  className="flex cursor-pointer items-center gap-3 rounded-md px-2 py-1.5 aria-selected:bg-accent aria-selected:text-accent-foreground"
                >
                  <Avatar name={person.name} src={person.portrait} size={32} />
                  <span className="min-w-0 flex-1">
                    <span className="block truncate font-medium">{person.name}</span>
                    <span className="block font-mono text-xs opacity-80">{person.idNumber}</span>
                  </span>
                </div>
              ))}
            </div>
            {people.length === 0 ? (
              <p className="px-3 pb-3 text-muted-foreground">
                {state === "idle" ? texts.new.nobody : texts.new.searching}
              </p>
            ) : null}
            <div className="border-t bg-muted/50 px-3 py-2 text-xs">
              <Link href="/people/new" className="font-medium text-primary underline-offset-2 hover:underline">
                {texts.new.registerPerson}
              </Link>
            </div>
          </div>
          <span role="status" className="sr-only">
            {open && state === "idle" ? texts.new.results(people.length) : ""}
          </span>
        </div>
      </Field>
    </div>
  );
}

function Combobox({
  expanded,
  listId,
  activeId,
  value,
  onChange,
  onFocus,
  onKeyDown,
}: {
  expanded: boolean;
  listId: string;
  activeId?: string;
  value: string;
  onChange: (value: string) => void;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}) {
  return (
    <Input
      role="combobox"
      aria-expanded={expanded}
      aria-controls={listId}
      aria-autocomplete="list"
      aria-activedescendant={activeId}
      autoComplete="off"
      spellCheck={false}
      maxLength={200}
      placeholder={texts.new.holderPlaceholder}
      value={value}
      required={false}
      aria-required
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      onChange={(event) => onChange(event.target.value)}
      className="pl-8"
    />
  );
}

/** Asks when the typing pauses; an answer that a newer question has overtaken is dropped. */
function useHolders(query: string, wanted: boolean): { people: HolderChoice[]; state: "idle" | "searching" } {
  const [people, setPeople] = useState<HolderChoice[]>([]);
  const [state, setState] = useState<"idle" | "searching">("searching");
  useEffect(() => {
    if (!wanted) return;
    let overtaken = false;
    setState("searching");
    const timer = setTimeout(
      async () => {
        const answer = await findHolders({ q: query }).catch(() => null);
        if (overtaken) return;
        setPeople(answer?.ok ? answer.value : []);
        setState("idle");
      },
      query === "" ? 0 : PAUSE_MS,
    );
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
  }, [query, wanted]);
  return { people, state };
}

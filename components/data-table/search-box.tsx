"use client";

import { Search, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { texts } from "../texts";
import { controlClasses } from "../ui/input";
import { OPENS } from "./row-keys";

/** How long after the last key the server is asked, in milliseconds. */
const PAUSE_MS = 300;

/**
 * The search of a table. It asks the server when the typing pauses; Enter asks at once, Escape clears, ArrowDown goes to
 * the first row, and "/" anywhere on the page comes here.
 */
export function SearchBox({
  value,
  placeholder,
  onSearch,
  onArrowDown,
}: {
  value: string;
  placeholder?: string;
  onSearch: (q: string) => void;
  onArrowDown?: () => void;
}) {
  const ref = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  // What was last asked for: an answer to it must not overwrite what has been typed since, a step back must.
  const asked = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    if (value === asked.current) return;
    asked.current = value;
    setText(value);
  }, [value]);
  useEffect(() => {
    // Whoever follows a link means that link: a search that still waits for its pause would call them back.
    const followed = (event: MouseEvent) => {
      const clicked = event.target instanceof Element ? event.target.closest(`a, button, input, [${OPENS}]`) : null;
      if (clicked?.matches(`a[href], [${OPENS}]`)) clearTimeout(timer.current);
    };
    document.addEventListener("click", followed, true);
    return () => {
      clearTimeout(timer.current);
      document.removeEventListener("click", followed, true);
    };
  }, []);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      ref.current?.focus();
    };
    document.addEventListener("keydown", focus);
    return () => document.removeEventListener("keydown", focus);
  }, []);

  const ask = (q: string) => {
    clearTimeout(timer.current);
    const trimmed = q.trim();
    if (trimmed === asked.current) return;
    asked.current = trimmed;
    onSearch(trimmed);
  };
  const type = (next: string) => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => ask(next), PAUSE_MS);
  };
  const clear = () => {
    setText("");
    ask("");
    ref.current?.focus();
  };

  return (
    <search className="relative min-w-0 flex-1 basis-44 sm:max-w-80">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted-foreground"
      />
      <input
        ref={ref}
        type="search"
        value={text}
        aria-label={placeholder ?? texts.table.search}
        placeholder={placeholder ?? texts.table.search}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") ask(text);
          else if (event.key === "Escape" && text !== "") {
            event.preventDefault();
            clear();
          } else if (event.key === "ArrowDown") {
            event.preventDefault();
            onArrowDown?.();
          }
        }}
        className={`${controlClasses} h-9 pr-8 pl-8 sm:h-8 [&::-webkit-search-cancel-button]:hidden`}
      />
      {text === "" ? null : (
        <button
          type="button"
          onClick={clear}
          aria-label={`${texts.actions.clear} ${texts.table.search.toLowerCase()}`}
          className="absolute top-1/2 right-1.5 grid size-6 -translate-y-1/2 place-items-center rounded-sm text-muted-foreground hover:text-foreground"
        >
          <X aria-hidden className="size-3.5" />
        </button>
      )}
    </search>
  );
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName));

"use client";

import { useEffect, useRef } from "react";
import { texts } from "../texts";
import { fieldId } from "./field";

/**
 * What is wrong with a form, at its head, each line a link to its field. It takes the focus whenever `errors` changes,
 * so that a keyboard or screen-reader user learns why nothing was saved.
 *
 * @param errors by field name; the empty name is the form as a whole
 */
export function ErrorSummary({ errors }: { errors?: Partial<Record<string, string | readonly string[]>> | null }) {
  const ref = useRef<HTMLDivElement>(null);
  const lines = Object.entries(errors ?? {}).flatMap(([name, messages]) => {
    const message = typeof messages === "string" ? messages : messages?.[0];
    return message ? [{ name, message }] : [];
  });
  useEffect(() => {
    if (errors && Object.keys(errors).length > 0) ref.current?.focus();
  }, [errors]);
  if (lines.length === 0) return null;
  return (
    <div
      ref={ref}
      role="alert"
      tabIndex={-1}
      className="rounded-lg border-destructive border-l-4 bg-destructive-muted px-4 py-3 text-sm"
    >
      <h2 className="font-semibold text-destructive">{texts.form.errorSummary}</h2>
      <ul className="mt-1 grid gap-0.5">
        {lines.map(({ name, message }) => (
          <li key={name}>
            {name ? (
              <a href={`#${fieldId(name)}`} className="text-destructive underline underline-offset-2">
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

"use client";

import { CircleAlert } from "lucide-react";
import { createContext, type ReactNode, useContext, useId } from "react";
import { texts } from "../texts";
import { cn } from "./cn";
import { Label } from "./label";

type FieldContextValue = {
  id: string;
  name?: string;
  describedBy?: string;
  invalid: boolean;
  required: boolean;
};

const FieldContext = createContext<FieldContextValue | null>(null);

export type FieldProps = {
  label: ReactNode;
  /** The control's `name`; its id becomes `field-<name>` unless `id` is given (two forms on one page need that). */
  name?: string;
  id?: string;
  hint?: ReactNode;
  /** What is wrong, beside the field. Lists (as zod gives them) show their first entry. */
  error?: string | readonly string[] | null;
  required?: boolean;
  /** Marks the field "(optional)": for forms in which most fields are required. */
  optional?: boolean;
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean;
  className?: string;
  children: ReactNode;
};

/** The id that a `Field` of this name gives its control, for links from an error summary. */
export const fieldId = (name: string): string => `field-${name}`;

/**
 * Label, control, hint and error as one: the control inside (Input, Select, Textarea, Checkbox …) takes its id, name,
 * aria-describedby and aria-invalid from here.
 */
export function Field({
  label,
  name,
  id,
  hint,
  error,
  required,
  optional,
  hideLabel,
  className,
  children,
}: FieldProps) {
  const generated = useId();
  const controlId = id ?? (name ? fieldId(name) : generated);
  const message = typeof error === "string" ? error : error?.[0];
  const hintId = hint ? `${controlId}-hint` : undefined;
  const errorId = message ? `${controlId}-error` : undefined;
  const describedBy = [hintId, errorId].filter(Boolean).join(" ") || undefined;
  return (
    <FieldContext.Provider
      value={{
        id: controlId,
        name,
        describedBy,
        invalid: message !== undefined && message !== "",
        required: Boolean(required),
      }}
    >
      <div className={cn("grid content-start gap-1.5", className)}>
        <Label htmlFor={controlId} className={hideLabel ? "sr-only" : undefined}>
          {label}
          {required ? (
            <span aria-hidden className="text-destructive">
              {" "}
              *
            </span>
          ) : null}
          {optional ? <span className="font-normal text-muted-foreground"> ({texts.form.optional})</span> : null}
        </Label>
        {children}
        {hint ? (
          <p id={hintId} className="text-muted-foreground text-xs">
            {hint}
          </p>
        ) : null}
        {message ? (
          <p id={errorId} className="flex items-start gap-1.5 font-medium text-destructive text-xs">
            <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
            {message}
          </p>
        ) : null}
      </div>
    </FieldContext.Provider>
  );
}

type ControlProps = {
  id?: string;
  name?: string;
  required?: boolean;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean | "true" | "false" | "grammar" | "spelling";
};

/** The props of a control inside a `Field`; the control's own props win, descriptions are joined. */
export function useFieldControl<P extends ControlProps>(props: P): P & ControlProps {
  const field = useContext(FieldContext);
  if (!field) return props;
  const describedBy = [field.describedBy, props["aria-describedby"]].filter(Boolean).join(" ") || undefined;
  return {
    ...props,
    id: props.id ?? field.id,
    name: props.name ?? field.name,
    required: props.required ?? (field.required || undefined),
    "aria-describedby": describedBy,
    "aria-invalid": props["aria-invalid"] ?? (field.invalid || undefined),
  };
}

"use client";

import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "./button";

/** The submit button of a form with a server action: it shows progress while the action runs. */
export function SubmitButton({ loading, variant = "primary", ...rest }: Omit<ButtonProps, "type" | "asChild">) {
  const { pending } = useFormStatus();
  return <Button {...rest} type="submit" variant={variant} loading={pending || loading} />;
}

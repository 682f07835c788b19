"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { texts } from "../texts";
import { Button, type ButtonProps } from "./button";

/** Copies `text`. With a `label` it is a worded button, without one an icon that names what it copies by `what`. */
export function CopyButton({
  text,
  what,
  label,
  size,
  ...rest
}: Omit<ButtonProps, "children" | "onClick"> & { text: string; what: string; label?: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <Button
      variant={label ? "secondary" : "ghost"}
      size={size ?? (label ? "md" : "icon-sm")}
      {...rest}
      aria-label={label ? undefined : `${texts.actions.copy} ${what}`}
      onClick={async () => {
        await navigator.clipboard.writeText(text);
        setCopied(true);
      }}
    >
      {copied ? <Check aria-hidden className="size-4 text-success" /> : <Copy aria-hidden className="size-4" />}
      {label ? (copied ? texts.actions.copied : label) : null}
      <span role="status" className="sr-only">
        {copied ? `${what}: ${texts.actions.copied}` : ""}
      </span>
    </Button>
  );
}

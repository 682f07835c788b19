"use client";

import { useEffect, useState } from "react";
import type { Design } from "@/lib/candidates/certificates/design/schema";
import type { FormErrors } from "../../../admin/_shared/use-submit";
import { preview } from "../actions";

/** Long enough that a number is typed to its end before it is drawn. */
const TYPING_MS = 350;

/** Draws a design when it rests. `errors` tells what cannot be drawn, by the design's own paths (`elements.3.x`). */
export function usePreview(design: Design): { svg: string | null; errors: FormErrors } {
  const [svg, setSvg] = useState<string | null>(null);
  const [errors, setErrors] = useState<FormErrors>({});
  useEffect(() => {
    let current = true;
    const timer = setTimeout(async () => {
      const answer = await preview({ design }).catch(() => null);
      if (!current || answer === null) return;
      if (answer.ok) {
        setSvg(URL.createObjectURL(new Blob([answer.value], { type: "image/svg+xml" })));
        setErrors({});
      } else
        setErrors(Object.fromEntries(answer.fields.map(({ name, reason }) => [name.replace(/^design\./, ""), reason])));
    }, TYPING_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [design]);
  // An address of a picture keeps it in memory until it is given back.
  useEffect(() => () => (svg === null ? undefined : URL.revokeObjectURL(svg)), [svg]);
  return { svg, errors };
}

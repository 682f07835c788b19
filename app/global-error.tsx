"use client";

import { texts } from "@/components/texts";
import { Button } from "@/components/ui/button";
import "./globals.css";

/** When even the root layout failed: a page of its own, without theme, fonts or shell. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body className="font-sans">
        <title>{texts.errors.crashTitle}</title>
        <main className="mx-auto grid min-h-dvh max-w-md content-center justify-items-start gap-3 p-6">
          <h1 className="font-semibold text-xl">{texts.errors.crashTitle}</h1>
          <p>{texts.errors.crashText}</p>
          {error.digest ? (
            <p className="text-muted-foreground text-xs">
              {texts.errors.reference}: <code className="font-mono">{error.digest}</code>
            </p>
          ) : null}
          <Button variant="primary" onClick={reset}>
            {texts.actions.retry}
          </Button>
        </main>
      </body>
    </html>
  );
}

"use client";

import { ErrorView, type ErrorViewProps } from "@/components/shell/error-view";
import { texts } from "@/components/texts";
import "./globals.css";

/** When even the root layout failed: a page of its own, without theme, fonts or shell. */
export default function GlobalError(props: ErrorViewProps) {
  return (
    <html lang="en">
      <body className="font-sans">
        <title>{texts.errors.crashTitle}</title>
        <main>
          <ErrorView {...props} />
        </main>
      </body>
    </html>
  );
}

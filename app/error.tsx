"use client";

import { ErrorView, type ErrorViewProps } from "@/components/shell/error-view";

export default function ErrorPage(props: ErrorViewProps) {
  return (
    <main>
      <ErrorView {...props} />
    </main>
  );
}

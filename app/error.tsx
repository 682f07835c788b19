"use client";

import { TriangleAlert } from "lucide-react";
import { texts } from "@/components/texts";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** A page that failed. The digest is the reference under which the server's log has the cause. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="grid min-h-[70dvh] place-items-center">
      <h1 className="sr-only">{texts.errors.crashTitle}</h1>
      <EmptyState
        icon={<TriangleAlert />}
        title={texts.errors.crashTitle}
        text={texts.errors.crashText}
        action={
          <div className="grid justify-items-center gap-3">
            <Button variant="primary" onClick={reset}>
              {texts.actions.retry}
            </Button>
            {error.digest ? (
              <p className="text-muted-foreground text-xs">
                {texts.errors.reference}: <code className="font-mono">{error.digest}</code>
              </p>
            ) : null}
          </div>
        }
      />
    </main>
  );
}

"use client";

import { TriangleAlert } from "lucide-react";
import { texts } from "../texts";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";

/** What an error boundary of Next is given. */
export type ErrorViewProps = { error: Error & { digest?: string }; reset: () => void };

/** A page that failed. The digest is the reference under which the server's log has the cause. */
export function ErrorView({ error, reset }: ErrorViewProps) {
  return (
    <div className="grid min-h-[60dvh] place-items-center">
      <EmptyState
        level={1}
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
    </div>
  );
}

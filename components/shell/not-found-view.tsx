import { Compass } from "lucide-react";
import Link from "next/link";
import { texts } from "../texts";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";

/** What a missing page says, with or without the shell around it. */
export function NotFoundView() {
  return (
    <div className="grid min-h-[60dvh] place-items-center">
      <EmptyState
        level={1}
        icon={<Compass />}
        title={texts.errors.notFoundTitle}
        text={texts.errors.notFoundText}
        action={
          <Button asChild variant="primary">
            <Link href="/">{texts.errors.home}</Link>
          </Button>
        }
      />
    </div>
  );
}

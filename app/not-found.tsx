import { Compass } from "lucide-react";
import Link from "next/link";
import { texts } from "@/components/texts";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function NotFound() {
  return (
    <main className="grid min-h-[70dvh] place-items-center">
      <h1 className="sr-only">{texts.errors.notFoundTitle}</h1>
      <EmptyState
        icon={<Compass />}
        title={texts.errors.notFoundTitle}
        text={texts.errors.notFoundText}
        action={
          <Button asChild variant="primary">
            <Link href="/">{texts.errors.home}</Link>
          </Button>
        }
      />
    </main>
  );
}

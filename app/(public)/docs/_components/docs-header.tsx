import { Braces } from "lucide-react";
import Link from "next/link";
import { Brand } from "@/components/shell/sidebar";
import { ThemeToggle } from "@/components/shell/theme";
import { Button } from "@/components/ui/button";
import type { ContentsGroup } from "../_reference/contents";
import { texts } from "../texts";
import { ContentsSheet } from "./contents-sheet";

/** The bar above the page: where one is, and the ways to the document and the desk. */
export function DocsHeader({ groups }: { groups: ContentsGroup[] }) {
  return (
    <header
      data-print="hide"
      className="sticky top-0 z-30 flex h-13 items-center gap-2 border-b bg-background/90 px-3 backdrop-blur-sm sm:px-5"
    >
      <ContentsSheet groups={groups} />
      <Brand />
      <span className="truncate text-muted-foreground text-sm max-sm:hidden">{texts.title}</span>
      <div className="ml-auto flex items-center gap-1.5">
        <Button asChild variant="ghost">
          <a href="/openapi.json">
            <Braces aria-hidden />
            <span className="max-sm:sr-only">{texts.document}</span>
          </a>
        </Button>
        <ThemeToggle />
        <Button asChild>
          <Link href="/">{texts.desk}</Link>
        </Button>
      </div>
    </header>
  );
}

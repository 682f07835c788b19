import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { cn } from "@/components/ui/cn";
import { docsAddress, GUIDE_PAGE } from "../_reference/contents";
import type { GroupView } from "../_reference/reference";
import { texts } from "../texts";

/** The head of a group's page, with the way back to the guide. */
export function GroupHeader({ group: { name, operations } }: { group: GroupView }) {
  return (
    <div className="py-8">
      <Breadcrumbs items={[{ label: texts.title, href: docsAddress(GUIDE_PAGE) }, { label: name }]} />
      <h1 className="mt-3 font-semibold text-2xl tracking-tight">{name}</h1>
      <p className="mt-2 text-muted-foreground text-sm">{texts.operations(operations.length)}</p>
    </div>
  );
}

type Neighbour = Pick<GroupView, "name" | "slug"> | undefined;

/** The groups before and after, for those who read on. */
export function GroupFooter({ previous, next }: { previous: Neighbour; next: Neighbour }) {
  return (
    <nav aria-label={texts.otherGroups} data-print="hide" className="grid gap-3 border-t-2 pt-8 sm:grid-cols-2">
      {previous ? (
        <GroupLink group={previous} label={texts.previousGroup}>
          <ChevronLeft aria-hidden className="size-4 shrink-0 text-muted-foreground" />
        </GroupLink>
      ) : null}
      {next ? (
        <GroupLink group={next} label={texts.nextGroup} className="flex-row-reverse text-right sm:col-start-2">
          <ChevronRight aria-hidden className="size-4 shrink-0 text-muted-foreground" />
        </GroupLink>
      ) : null}
    </nav>
  );
}

function GroupLink({
  group: { name, slug },
  label,
  className,
  children,
}: {
  group: NonNullable<Neighbour>;
  label: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Link
      href={docsAddress(slug)}
      className={cn(
        "flex items-center justify-between gap-3 rounded-lg border bg-card px-4 py-3 shadow-card transition-colors hover:bg-muted/50",
        className,
      )}
    >
      {children}
      <span className="grid min-w-0 flex-1 gap-0.5">
        <span className="text-muted-foreground text-xs">{label}</span>
        <span className="truncate font-medium text-sm">{name}</span>
      </span>
    </Link>
  );
}

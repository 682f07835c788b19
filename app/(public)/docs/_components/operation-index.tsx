import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { docsAddress } from "../_reference/contents";
import type { GroupView, OperationView } from "../_reference/reference";
import { texts } from "../texts";
import { AnchorHeading } from "./anchor-heading";
import { MethodWord } from "./method";

const INDEX_ANCHOR = "operations";

/** All groups with their operations, each a line that leads to its page. */
export function OperationIndex({ groups }: { groups: GroupView[] }) {
  return (
    <section id={INDEX_ANCHOR} className="border-t py-8">
      <AnchorHeading level={2} anchor={INDEX_ANCHOR} what={texts.navigation}>
        {texts.navigation}
      </AnchorHeading>
      <div className="mt-5 grid gap-6">
        {groups.map((group) => (
          <IndexOfGroup key={group.slug} group={group} />
        ))}
      </div>
    </section>
  );
}

function IndexOfGroup({ group: { name, slug, anchor, operations } }: { group: GroupView }) {
  return (
    <section id={anchor} aria-label={name} className="overflow-hidden rounded-lg border bg-card shadow-card">
      <h3 className="border-b bg-muted/50">
        <Link
          href={docsAddress(slug)}
          prefetch={false}
          className="flex items-center gap-3 px-4 py-2.5 transition-colors hover:bg-foreground/5 focus-visible:-outline-offset-2"
        >
          <span className="font-semibold text-sm">{name}</span>
          <span className="font-normal text-muted-foreground text-xs">{texts.operations(operations.length)}</span>
          <ChevronRight aria-hidden className="ml-auto size-4 text-muted-foreground" />
        </Link>
      </h3>
      <ul className="divide-y">
        {operations.map((operation) => (
          <li key={operation.id}>
            <IndexLine operation={operation} page={slug} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function IndexLine({ operation: { id, method, path, summary }, page }: { operation: OperationView; page: string }) {
  return (
    <Link
      href={docsAddress(page, id)}
      prefetch={false}
      className="flex gap-3 px-4 py-2 text-sm transition-colors hover:bg-foreground/5 focus-visible:-outline-offset-2"
    >
      <MethodWord method={method} />
      <span className="grid min-w-0 flex-1 gap-x-4 sm:grid-cols-2">
        <span>{summary}</span>
        <code className="break-all font-mono text-muted-foreground text-xs leading-5">{path}</code>
      </span>
    </Link>
  );
}

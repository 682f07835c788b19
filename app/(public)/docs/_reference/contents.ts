import type { OperationView, Reference } from "./reference";

/** The page of the guide and the index; a group's page is named by its slug. */
export const GUIDE_PAGE = "";

export type ContentsEntry = {
  anchor: string;
  label: string;
  /** The pages that show it, the one that it belongs to first. */
  pages: [string, ...string[]];
  operation?: Pick<OperationView, "id" | "method" | "path" | "summary">;
};
export type ContentsGroup = { label: string; entries: ContentsEntry[] };

/** Everything that the pages show, in the order in which they show it; the schemas last, by the alphabet. */
export function contentsOf(
  reference: Reference,
  sections: { anchor: string; title: string }[],
  labels: { guides: string; schemas: string },
): ContentsGroup[] {
  return [
    {
      label: labels.guides,
      entries: sections.map(({ anchor, title }) => ({ anchor, label: title, pages: [GUIDE_PAGE] })),
    },
    ...reference.groups.map(({ name, slug, operations }) => ({
      label: name,
      entries: operations.map(
        ({ id, method, path, summary }): ContentsEntry => ({
          anchor: id,
          label: summary,
          pages: [slug],
          operation: { id, method, path, summary },
        }),
      ),
    })),
    { label: labels.schemas, entries: schemaEntries(reference) },
  ];
}

/** A schema stands on the page of every group that speaks of it, and belongs to the first. */
function schemaEntries({ groups }: Reference): ContentsEntry[] {
  const entries = new Map<string, ContentsEntry>();
  for (const { slug, schemas } of groups) {
    for (const { name, anchor } of schemas) {
      const entry = entries.get(name);
      if (entry) entry.pages.push(slug);
      else entries.set(name, { anchor, label: name, pages: [slug] });
    }
  }
  return [...entries.values()].sort((a, b) => (a.label < b.label ? -1 : 1));
}

/** The address of a page of the reference, or of a place on it. */
export const docsAddress = (page: string, anchor?: string): string =>
  `/docs${page === GUIDE_PAGE ? "" : `/${page}`}${anchor ? `#${anchor}` : ""}`;

/** Where an entry leads a reader of `page`: to a place on the same page if it is there too. */
export const entryAddress = ({ anchor, pages }: ContentsEntry, page: string): string =>
  docsAddress(pages.includes(page) ? page : pages[0], anchor);

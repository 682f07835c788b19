import { Fragment } from "react";

/** A sentence in which words in backticks are code. */
export function Inline({ text }: { text: string }) {
  return text.split("`").map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a fixed text never change places.
      <code key={index} className="break-words rounded-sm bg-muted px-1 py-0.5 font-mono text-[0.85em]">
        {part}
      </code>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a fixed text never change places.
      <Fragment key={index}>{part}</Fragment>
    ),
  );
}

import { cn } from "./cn";
import { diffValues, type ValueChange } from "./diff-values";
import { ScrollBox } from "./scroll-box";

/** Old and new values of a record side by side, as an audit row keeps them. Unchanged values only with `showSame`. */
export function JsonDiff({ before, after, showSame = false }: { before: unknown; after: unknown; showSame?: boolean }) {
  const changes = diffValues(before, after).filter((change) => showSame || change.kind !== "same");
  if (changes.length === 0) return <p className="text-muted-foreground text-sm">No values were changed.</p>;
  return (
    <ScrollBox label="Changed values" className="rounded-md border">
      <table className="w-full text-left font-mono text-xs">
        <thead>
          <tr className="border-b bg-muted/60 font-sans text-muted-foreground">
            <th scope="col" className="px-3 py-1.5 font-medium">
              Field
            </th>
            <th scope="col" className="px-3 py-1.5 font-medium">
              Before
            </th>
            <th scope="col" className="px-3 py-1.5 font-medium">
              After
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.path} className="border-b align-top last:border-0">
              <th scope="row" className="whitespace-nowrap px-3 py-1.5 font-medium">
                {change.path || "value"}
              </th>
              <Value change={change} side="before" />
              <Value change={change} side="after" />
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function Value({ change, side }: { change: ValueChange; side: "before" | "after" }) {
  const value = change[side];
  const touched = change.kind !== "same" && value !== undefined;
  const tint = side === "before" ? "bg-destructive-muted text-destructive" : "bg-success-muted text-success";
  const Mark = side === "before" ? "del" : "ins";
  return (
    <td className={cn("whitespace-pre-wrap break-words px-3 py-1.5", touched && tint)}>
      {value === undefined ? null : touched ? <Mark className="no-underline">{shown(value)}</Mark> : shown(value)}
    </td>
  );
}

const shown = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

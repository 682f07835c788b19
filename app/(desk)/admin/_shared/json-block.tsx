import { ScrollBox } from "@/components/ui/scroll-box";

/** A JSON value as text, in a box of its own. */
export function JsonBlock({ label, value }: { label: string; value: unknown }) {
  return (
    <ScrollBox label={label} className="max-h-96 rounded-md border bg-muted/50">
      <pre className="p-3 font-mono text-xs leading-5">{JSON.stringify(value, null, 2)}</pre>
    </ScrollBox>
  );
}

import { CopyButton } from "@/components/ui/copy-button";
import { ScrollBox } from "@/components/ui/scroll-box";

/** Text to be read and copied as it stands. `what` names it for screen readers: "curl example of licenses.get". */
export function CodeBlock({ title, text, what }: { title: string; text: string; what: string }) {
  return (
    <div className="min-w-0 self-start overflow-hidden rounded-lg border bg-card shadow-card">
      <div className="flex h-9 items-center justify-between gap-2 border-b bg-muted/50 pr-1 pl-3">
        <span className="truncate font-medium text-muted-foreground text-xs">{title}</span>
        <CopyButton text={text} what={what} />
      </div>
      <ScrollBox label={what} className="max-h-90">
        <pre className="w-max min-w-full p-3 font-mono text-[12.5px] leading-relaxed">{text}</pre>
      </ScrollBox>
    </div>
  );
}

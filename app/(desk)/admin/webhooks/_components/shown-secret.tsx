import { CopyButton } from "@/components/ui/copy-button";
import { formTexts as texts } from "../texts";

/** A secret, this once. */
export function ShownSecret({ secret }: { secret: string }) {
  return (
    <div className="grid gap-2">
      <code
        data-testid="webhook-secret"
        className="break-all rounded-md border bg-muted/60 px-3 py-2 font-mono text-sm"
      >
        {secret}
      </code>
      <CopyButton text={secret} what="secret" label={texts.copy} className="justify-self-start" />
    </div>
  );
}

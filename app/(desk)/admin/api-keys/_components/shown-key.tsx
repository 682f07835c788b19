"use client";

import { CopyButton } from "@/components/ui/copy-button";
import { ScrollBox } from "@/components/ui/scroll-box";
import { newKeyTexts as texts } from "../texts";

/** A new key with a first request to try it with. */
export function ShownKey({ apiKey, name, publicUrl }: { apiKey: string; name: string; publicUrl: string }) {
  const example = `curl -H "Authorization: Bearer ${apiKey}" \\\n  ${publicUrl}/api/v1/users/me`;
  return (
    <div className="grid gap-4">
      <div className="grid gap-2">
        <p className="font-medium text-sm">{name}</p>
        <code data-testid="api-key" className="break-all rounded-md border bg-muted/60 px-3 py-2 font-mono text-sm">
          {apiKey}
        </code>
        <CopyButton text={apiKey} what="API key" label={texts.copyKey} className="justify-self-start" />
      </div>
      <div className="grid gap-2">
        <p className="font-medium text-sm">{texts.example}</p>
        <ScrollBox label={texts.example} className="rounded-md border bg-muted/60">
          <pre className="px-3 py-2 font-mono text-xs leading-5">{example}</pre>
        </ScrollBox>
        <CopyButton text={example} what="example" label={texts.copyExample} className="justify-self-start" />
      </div>
    </div>
  );
}

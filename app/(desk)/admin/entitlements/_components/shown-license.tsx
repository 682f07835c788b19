"use client";

import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { ScrollBox } from "@/components/ui/scroll-box";
import type { IssuedEntitlement } from "@/lib/entitlements/schema";
import { issueTexts as texts } from "../texts";

/** A new license: its key, this once, and its file. */
export function ShownLicense({ license }: { license: IssuedEntitlement }) {
  const href = `data:text/plain;charset=utf-8,${encodeURIComponent(license.license_file)}`;
  return (
    <div className="grid gap-4">
      <div className="grid gap-2">
        <p className="font-medium text-sm">{texts.key}</p>
        <code
          data-testid="license-key"
          className="break-all rounded-md border bg-muted/60 px-3 py-2 text-center font-mono text-base"
        >
          {license.license_key}
        </code>
        <CopyButton
          text={license.license_key}
          what="license key"
          label={texts.copyKey}
          className="justify-self-start"
        />
      </div>
      <div className="grid gap-2">
        <p className="font-medium text-sm">{texts.file}</p>
        <ScrollBox label={texts.file} className="max-h-40 rounded-md border bg-muted/60">
          <pre className="px-3 py-2 font-mono text-xs leading-5">{license.license_file}</pre>
        </ScrollBox>
        <Button asChild size="sm" className="justify-self-start">
          <a href={href} download={`license-${license.id}.lic`}>
            <Download aria-hidden />
            {texts.download}
          </a>
        </Button>
      </div>
    </div>
  );
}

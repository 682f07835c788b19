import type { ReactNode } from "react";
import { DemoBanner, SkipLink } from "@/components/shell/shell";
import { settings } from "@/lib/platform/settings";
import { AnchorRedirect } from "./_components/anchor-redirect";
import { DocsHeader } from "./_components/docs-header";
import { SideContents } from "./_components/side-contents";
import { contentsOf } from "./_reference/contents";
import { officeGuides, officeReference } from "./_reference/office-reference";
import { errorsGuide, texts } from "./texts";

/** What the guide and the groups' pages have around them: the contents of all of them, which stay from page to page. */
export default async function DocsLayout({ children }: { children: ReactNode }) {
  const groups = contentsOf(officeReference(), [...officeGuides(), errorsGuide], texts);
  return (
    <>
      <SkipLink />
      {settings().demo ? <DemoBanner /> : null}
      <DocsHeader groups={groups} />
      <div className="flex">
        <SideContents groups={groups} label={texts.menu} />
        <main id="content" tabIndex={-1} className="min-w-0 flex-1 px-4 pb-24 focus:outline-none sm:px-8">
          <div className="mx-auto max-w-275">{children}</div>
        </main>
      </div>
      <AnchorRedirect groups={groups} />
    </>
  );
}

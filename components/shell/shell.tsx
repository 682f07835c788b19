import { FlaskConical } from "lucide-react";
import type { ReactNode } from "react";
import { texts } from "../texts";
import { CrumbsProvider } from "./crumbs";
import type { NavigationCounts } from "./navigation";
import { Sidebar } from "./sidebar";
import { TopBar } from "./top-bar";
import type { SearchHits } from "./use-hits";
import type { ShellUser } from "./user-menu";

/** The frame of every signed-in screen. `search` is a server action that answers what the user may see. */
export function Shell({
  user,
  demo,
  search,
  counts,
  children,
}: {
  user: ShellUser;
  demo: boolean;
  search: SearchHits;
  counts: NavigationCounts;
  children: ReactNode;
}) {
  return (
    <CrumbsProvider>
      <SkipLink />
      <div className="flex min-h-dvh">
        <Sidebar role={user.role} counts={counts} />
        <div className="flex min-w-0 flex-1 flex-col">
          {demo ? <DemoBanner /> : null}
          <TopBar user={user} search={search} counts={counts} />
          <main id="content" tabIndex={-1} className="mx-auto w-full max-w-350 flex-1 px-3 py-5 sm:px-6 print:p-0">
            {children}
          </main>
        </div>
      </div>
    </CrumbsProvider>
  );
}

/** The first stop of the keyboard: past the navigation to the page itself. */
export function SkipLink() {
  return (
    <a
      href="#content"
      data-print="hide"
      className="sr-only z-50 rounded-md bg-primary px-3 py-2 font-medium text-primary-foreground focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
    >
      {texts.skipToContent}
    </a>
  );
}

/** Says, on every page, that this office is for trying out. */
export function DemoBanner() {
  return (
    <section
      aria-label="Demo notice"
      data-print="hide"
      className="relative z-10 flex items-center justify-center gap-2 bg-warning-muted px-3 py-1.5 text-center font-medium text-warning text-xs"
    >
      <FlaskConical aria-hidden className="size-3.5 shrink-0" />
      {texts.demoBanner}
    </section>
  );
}

import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Mark } from "@/components/shell/mark";
import { DemoBanner } from "@/components/shell/shell";
import { ThemeToggle } from "@/components/shell/theme";
import { Button } from "@/components/ui/button";
import { settings } from "@/lib/platform/settings";
import { texts } from "./texts";

export const metadata: Metadata = {
  title: texts.title,
  description: texts.intro,
  robots: { index: false, follow: false, noarchive: true },
  // The address may hold a license's code.
  referrer: "no-referrer",
};

/** The public's pages: the office's name, the page, and nothing of the desk but the way to it. */
export default function VerifyLayout({ children }: { children: ReactNode }) {
  const { demo, LICENSE_ISSUER } = settings();
  return (
    <div className="flex min-h-dvh flex-col">
      {demo ? <DemoBanner /> : null}
      <header data-print="hide" className="flex h-13 items-center gap-2.5 border-b px-4 sm:px-5">
        {/* Links of these pages load them whole: each has its own content security policy. */}
        <a href="/verify" className="inline-flex min-w-0 items-center gap-2.5 rounded-md font-semibold text-[15px]">
          <Mark />
          <span className="truncate">{LICENSE_ISSUER ?? texts.title}</span>
        </a>
        <div className="ml-auto flex items-center gap-1.5">
          <ThemeToggle />
          <Button asChild>
            <a href="/">{texts.desk}</a>
          </Button>
        </div>
      </header>
      <main className="mx-auto w-full max-w-xl flex-1 px-4 py-6 sm:py-10">{children}</main>
    </div>
  );
}

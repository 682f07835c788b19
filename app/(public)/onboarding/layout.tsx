import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Mark } from "@/components/shell/mark";
import { DemoBanner } from "@/components/shell/shell";
import { ThemeToggle } from "@/components/shell/theme";
import { Button } from "@/components/ui/button";
import { currentActor } from "@/lib/platform/auth/current";
import { settings } from "@/lib/platform/settings";
import { SignOut } from "./_components/sign-out";
import { texts } from "./texts";

export const metadata: Metadata = { title: texts.title, robots: { index: false, follow: false } };

/** The applicant's pages: the office's name, the page, and nothing of the desk. */
export default async function OnboardingLayout({ children }: { children: ReactNode }) {
  const { demo, LICENSE_ISSUER } = settings();
  const actor = await currentActor();
  return (
    <div className="flex min-h-dvh flex-col">
      {demo ? <DemoBanner /> : null}
      <header className="flex h-13 items-center gap-2.5 border-b px-4 sm:px-5">
        <span className="inline-flex min-w-0 items-center gap-2.5 font-semibold text-[15px]">
          <Mark />
          <span className="truncate">{LICENSE_ISSUER ?? texts.title}</span>
        </span>
        <div className="ml-auto flex items-center gap-1.5">
          <ThemeToggle />
          {actor ? (
            <SignOut />
          ) : (
            <Button asChild>
              <a href="/login?callbackUrl=%2Fonboarding">{texts.signIn}</a>
            </Button>
          )}
        </div>
      </header>
      <main className="mx-auto w-full max-w-2xl flex-1 px-4 py-5 sm:py-8">{children}</main>
    </div>
  );
}

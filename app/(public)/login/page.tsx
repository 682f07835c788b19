import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Mark } from "@/components/shell/mark";
import { DemoBanner } from "@/components/shell/shell";
import { texts } from "@/components/texts";
import { currentActor } from "@/lib/platform/auth/current";
import { settings } from "@/lib/platform/settings";
import { Guilloche } from "./guilloche";
import { type DemoAccount, LoginForm } from "./login-form";
import { safeCallback } from "./safe-callback";

export const metadata: Metadata = { title: texts.actions.signIn };

/** The demo office's accounts, public on purpose; they exist only where the demo was seeded. */
const demoAccounts: readonly DemoAccount[] = [
  { label: "Administrator", username: "admin@example.com", password: "changeme123" },
  { label: "Clerk", username: "clerk@example.com", password: "changeme123" },
];

type Query = Record<string, string | string[] | undefined>;
const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

export default async function LoginPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const callbackUrl = safeCallback(one(query.callbackUrl));
  if (await currentActor()) redirect(callbackUrl);
  const { demo } = settings();
  return (
    <div className="relative flex min-h-dvh flex-col overflow-hidden">
      <Guilloche className="pointer-events-none absolute top-1/2 left-1/2 size-[max(110vmin,64rem)] -translate-x-1/2 -translate-y-1/2 opacity-[0.16] dark:opacity-[0.13]" />
      {demo ? <DemoBanner /> : null}
      <main className="relative grid flex-1 place-items-center px-4 py-10">
        <div className="w-full max-w-sm rounded-xl border bg-card p-6 shadow-overlay sm:p-8">
          <div className="mb-6 flex items-center gap-3">
            <Mark className="size-9" />
            <div>
              <h1 className="font-semibold text-lg leading-tight tracking-tight">{texts.login.title}</h1>
              <p className="text-muted-foreground text-xs">{texts.tagline}</p>
            </div>
          </div>
          <LoginForm callbackUrl={callbackUrl} errorCode={one(query.error)} demoAccounts={demo ? demoAccounts : []} />
        </div>
      </main>
    </div>
  );
}

import { type Browser, type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { withoutHotReload } from "./page";
import { type Account, signIn } from "./sign-in";

type State = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** The cookies of a session that was opened through the sign-in page. */
async function sessionOf(browser: Browser, baseURL: string | undefined, account: Account): Promise<State> {
  const context = await withoutHotReload(await browser.newContext({ baseURL }));
  try {
    await signIn(await context.newPage(), account);
    return await context.storageState();
  } finally {
    await context.close();
  }
}

/**
 * Pages of a browser in which somebody has signed in. Each test has a browser context of its own; the sign-in itself is
 * done once, since most tests are about other things.
 */
export const test = base.extend<
  { as: (account: Account) => Promise<Page>; admin: Page; clerk: Page },
  { sessions: (account: Account, baseURL?: string) => Promise<State> }
>({
  context: async ({ context }, use) => use(await withoutHotReload(context)),
  sessions: [
    async ({ browser }, use) => {
      const known = new Map<Account, Promise<State>>();
      await use((account, baseURL) => {
        const state = known.get(account) ?? sessionOf(browser, baseURL, account);
        known.set(account, state);
        return state;
      });
    },
    { scope: "worker" },
  ],
  as: async ({ browser, sessions, contextOptions, baseURL }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (account) => {
      const storageState = await sessions(account, baseURL);
      const context = await browser.newContext({ ...contextOptions, baseURL, storageState });
      contexts.push(context);
      return (await withoutHotReload(context)).newPage();
    });
    for (const context of contexts) await context.close();
  },
  admin: async ({ as }, use) => use(await as("admin")),
  clerk: async ({ as }, use) => use(await as("clerk")),
});

export { expect };

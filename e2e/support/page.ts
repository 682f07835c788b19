import type { BrowserContext, Page } from "@playwright/test";

/** Opens a page and waits until React has taken it over, so that nothing typed or clicked is lost. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await hydrated(page);
}

/** React leaves its mark on the elements that it has taken over. */
export async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const controls = [...document.querySelectorAll("main button, main input, main a, header button")];
    // A map's own controls are Leaflet's, and never React's.
    const own = controls.filter((control) => !control.closest(".leaflet-container"));
    return own.every((control) => Object.keys(control).some((key) => key.startsWith("__react")));
  });
}

/** What `npm run dev` tells pages while it compiles; the last two make them reload, in the middle of a test. */
const HOT_RELOAD = /"type":"(building|built|turbopack-message|reloadPage)"/;

/** Lets the tests walk a development server too. A built office has no such socket. */
export async function withoutHotReload(context: BrowserContext): Promise<BrowserContext> {
  await context.routeWebSocket(/\/_next\/hmr/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      if (typeof message !== "string" || !HOT_RELOAD.test(message)) socket.send(message);
    });
  });
  return context;
}

/**
 * Where to go after signing in: a path of this very site, or home. The URL parser decides, as the browser will: it sees
 * through `//evil.example`, `/\evil.example`, tabs and newlines inside, and `javascript:`.
 */
export function safeCallback(callbackUrl: string | undefined): string {
  if (!callbackUrl?.startsWith("/")) return "/";
  try {
    const base = "http://same-origin.invalid";
    const url = new URL(callbackUrl, base);
    const path = `${url.pathname}${url.search}${url.hash}`;
    // "/.//evil.example" parses to a path that begins with two slashes, which the next parser takes for a host.
    if (url.origin !== base || path.startsWith("//")) return "/";
    return url.pathname === "/login" ? "/" : path;
  } catch {
    return "/";
  }
}

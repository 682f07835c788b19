/** Hands bytes that were made on this page to the browser as a download. */
export function saveFile(name: string, type: string, content: BlobPart): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  // The browser reads the address after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/**
 * Makes a key pair in this browser. The office's server is told the public part only.
 * @returns both parts as JWK, in text; null where the browser has no cryptography (a page without https)
 */
export async function makeDeviceKey(): Promise<{ publicKey: string; privateKey: string } | null> {
  const { subtle } = globalThis.crypto;
  if (!subtle) return null;
  const pair = await subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
  const { kty, crv, x, y, d } = await subtle.exportKey("jwk", pair.privateKey);
  return {
    publicKey: JSON.stringify({ kty, crv, x, y }, null, 2),
    privateKey: JSON.stringify({ kty, crv, x, y, d }, null, 2),
  };
}

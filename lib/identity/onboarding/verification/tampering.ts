import type { TamperingHint } from "../../decision/facts";

/** Programs that write their name into a picture that they have saved. A telephone's own camera is none of them. */
const EDITORS = /Adobe Photoshop|GIMP \d|Affinity Photo|Pixelmator|Paint\.NET|Canva|PhotoScape|Snapseed|Picsart/i;

/** An applicant may have turned or cut the picture honestly. */
const EDITED_CONFIDENCE = 0.6;

/**
 * Signs in the pictures' own metadata that they were edited. Their absence proves nothing: whoever forges removes them.
 */
export async function tamperingHints(pictures: readonly Uint8Array[]): Promise<TamperingHint[]> {
  const { default: sharp } = await import("sharp");
  for (const picture of pictures) {
    const metadata = await sharp(picture, { limitInputPixels: false, failOn: "none" })
      .metadata()
      .catch(() => null);
    const texts = [metadata?.exif, metadata?.xmp, metadata?.iptc].map((block) => block?.toString("latin1") ?? "");
    if (texts.some((text) => EDITORS.test(text)))
      return [{ code: "edited_by_software", confidence: EDITED_CONFIDENCE }];
  }
  return [];
}

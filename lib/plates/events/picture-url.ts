import { signDownload } from "@/lib/platform/storage/signed-url";

/** Long enough for a page that is looked at, short for one that is passed on. */
const LIFETIME_SECONDS = 900;

/** Address of a read's crop; it is signed, so that a page of another origin can show it. */
export const cropUrl = (eventId: string, cropId: string | null): string | null =>
  cropId ? `/api/events/${eventId}/crop?${signDownload(cropId, "preview", LIFETIME_SECONDS)}` : null;

/** Address of the whole frame that the crop was cut from. */
export const frameUrl = (eventId: string, frameId: string | null): string | null =>
  frameId ? `/api/events/${eventId}/frame?${signDownload(frameId, "preview", LIFETIME_SECONDS)}` : null;

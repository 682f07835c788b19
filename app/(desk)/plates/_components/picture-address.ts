/** A read's picture for whoever is signed in at the desk: unlike a signed address it stays good. */
export const pictureAddress = (id: string, which: "crop" | "frame"): string => `/api/events/${id}/${which}`;

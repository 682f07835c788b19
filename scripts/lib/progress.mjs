// Progress lines: what is being done, and how long after the start.
const startedAt = performance.now();

/** Seconds, for people: "3.2 s". */
export const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;

export const say = (message) => console.log(`[${seconds(performance.now() - startedAt)}] ${message}`);

/** A failure that is the user's to mend: its message is all that they need to see. */
export class Explained extends Error {}

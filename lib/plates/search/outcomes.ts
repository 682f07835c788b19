/** What a supervisor can find of a search. Kept apart from the schema, since a browser offers them too. */
export const SEARCH_OUTCOMES = ["justified", "questioned"] as const;
export type SearchOutcome = (typeof SEARCH_OUTCOMES)[number];

/** How a name is found again, however it was typed: lower case, single spaces, compatibility forms folded. */
export const nameKeyOf = (name: string): string => name.normalize("NFKC").trim().replaceAll(/\s+/g, " ").toLowerCase();

/** A text to be looked for anywhere in another by LIKE. */
export const likeAnywhere = (text: string): string => `%${text.trim().replaceAll(/[\\%_]/g, "\\$&")}%`;

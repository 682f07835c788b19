import { formatCount } from "@/components/texts";

const cards = (count: number) => (count === 1 ? "1 card" : `${formatCount(count)} cards`);

/** The words of what is said wherever cards have to be drawn again. */
export const regenerateCardsTexts = {
  older_template: {
    tone: "warning",
    title: (count: number) => `${cards(count)} of active licenses ${count === 1 ? "is" : "are"} of an older template`,
    text: "What was printed stays valid. Drawn again, the next card of each license has the present design.",
    filter: "old_template",
  },
  key_revoked: {
    tone: "danger",
    title: (count: number) =>
      `${cards(count)} of active licenses ${count === 1 ? "bears" : "bear"} a revoked signature`,
    text: "The public check refuses them. Draw them again with the present key, and print the holders new ones.",
    filter: "revoked_key",
  },
  run: "Mark for regeneration",
  show: "Show these licenses",
  confirm: (count: number) =>
    `${cards(count)} ${count === 1 ? "is" : "are"} drawn by a job, one after the other. The new files take the place of the present ones.`,
} as const;

/** Where a card can be on its way from the queue to its holder's hand. */
export const PRINT_STATES = [
  "queued",
  "assigned",
  "printing",
  "printed",
  "quality_checked",
  "ready",
  "collected",
  "spoiled",
  "void",
] as const;
export type PrintStateName = (typeof PRINT_STATES)[number];

/** What the desk does to a card. Into a batch (`assigned`) it comes by the batch, into `collected` by a collector. */
export const PRINT_MOVES = ["start", "finish", "check", "release", "return", "spoil", "void"] as const;
export type PrintMove = (typeof PRINT_MOVES)[number];

type Rule = {
  from: readonly PrintStateName[];
  to: PrintStateName;
  /** For sentences: "cannot be …". */
  done: string;
  needsReason?: true;
};

/**
 * The legal moves. Until a card leaves the printer it can go back to the queue; afterwards it exists, with a control
 * number of its own, so that it is handed over, or spoiled (badly made: print it again), or void (well made, but nobody
 * may have it) and then destroyed. At the printer a blank may already be ruined, so that a card can be spoiled there too.
 */
export const PRODUCTION: Record<PrintMove | "assign" | "collect", Rule> = {
  assign: { from: ["queued"], to: "assigned", done: "put into a batch" },
  start: { from: ["assigned"], to: "printing", done: "sent to the printer" },
  finish: { from: ["printing"], to: "printed", done: "marked as printed" },
  check: { from: ["printed"], to: "quality_checked", done: "passed by the quality check" },
  release: { from: ["quality_checked"], to: "ready", done: "released for collection" },
  collect: { from: ["ready"], to: "collected", done: "handed over" },
  return: { from: ["assigned", "printing"], to: "queued", done: "returned to the queue" },
  spoil: {
    from: ["printing", "printed", "quality_checked", "ready"],
    to: "spoiled",
    done: "marked as spoiled",
    needsReason: true,
  },
  void: {
    from: ["queued", "assigned", "printed", "quality_checked", "ready"],
    to: "void",
    done: "made void",
    needsReason: true,
  },
};

/** The card's way is over: its license may have another one made. */
export const ENDED: readonly PrintStateName[] = ["collected", "spoiled", "void"];

/** Why a card in this state cannot make the move, in a sentence; null when it can. */
export const obstacle = (move: keyof typeof PRODUCTION, state: PrintStateName): string | null =>
  PRODUCTION[move].from.includes(state)
    ? null
    : `A card that is ${state.replace("_", " ")} cannot be ${PRODUCTION[move].done}`;

/** The moves that are open to a card, in the order in which a screen offers them. */
export const openMoves = (state: PrintStateName): PrintMove[] =>
  PRINT_MOVES.filter((move) => obstacle(move, state) === null);

/** The moves that every one of several cards can make. */
export const sharedMoves = (states: readonly PrintStateName[]): PrintMove[] =>
  PRINT_MOVES.filter((move) => states.length > 0 && states.every((state) => obstacle(move, state) === null));

/** Whether the move turns a blank of the stock into a card: then it takes the next control number. */
export const usesBlank = (move: PrintMove, state: PrintStateName): boolean =>
  move === "finish" || (move === "spoil" && state === "printing");

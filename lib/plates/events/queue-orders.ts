/** In which order the review queue gives its reads. Kept apart from the queue, since a browser offers them too. */
export const QUEUE_ORDERS = ["uncertain", "oldest", "newest"] as const;
export type QueueOrder = (typeof QUEUE_ORDERS)[number];

/** Longer queues are told as "at least so many": to count millions takes longer than to review one. */
export const QUEUE_COUNT_MAX = 10_000;

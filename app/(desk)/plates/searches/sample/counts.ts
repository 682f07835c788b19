/** How many searches a sample may have. */
export const SAMPLE_COUNTS = ["10", "20", "50", "100"] as const;

const LENGTH_LEAST = 10;

/**
 * A hint while a password is typed: 0 too short, 1 weak, 2 fair, 3 strong, by its length and how many different signs
 * it has. The server's check (with word lists) decides when it is saved.
 */
export function strengthHint(password: string): 0 | 1 | 2 | 3 {
  const signs = [...password];
  const different = new Set(signs).size;
  if (signs.length < LENGTH_LEAST) return 0;
  if (different < 6) return 1;
  const score = signs.length + different;
  return score >= 28 ? 3 : score >= 19 ? 2 : 1;
}

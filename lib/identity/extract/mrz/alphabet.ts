/** The characters of a machine readable zone (ICAO 9303-3 §4.3), in the order of the reader's classes after the blank. */
export const ALPHABET = "<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
/** The blank and the characters. */
export const CLASSES = ALPHABET.length + 1;
export const BLANK = 0;

export const classOf = (char: string): number => ALPHABET.indexOf(char) + 1;
export const charOf = (index: number): string => ALPHABET[index - 1]!;

const WEIGHTS = [7, 3, 1] as const;

const digitValue = (char: string): number => {
  if (char === "<") return 0;
  return char >= "0" && char <= "9" ? Number(char) : char.charCodeAt(0) - 55;
};

/** ICAO 9303-3 §4.9: weights 7, 3, 1 from the left, modulo 10; `<` counts 0, A counts 10. */
export function checkDigit(text: string): string {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += digitValue(text[i]!) * WEIGHTS[i % 3]!;
  return String(sum % 10);
}

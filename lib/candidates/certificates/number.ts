import type { Tx } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";

/** Contract 5, section 5.4: course code of 5, DDMMYY, serial of 4 digits. */
export const COURSE_CODE = /^[A-Z0-9]{5}$/;
export const CERTIFICATE_NUMBER = /^[A-Z0-9]{5}\d{6}\d{4}$/;
const SERIAL_MAX = 9999;
const SERIAL_DIGITS = 4;

/** The first eleven characters of the numbers that a course gives on a day. @param day YYYY-MM-DD */
export function seriesOf(courseCode: string, day: string): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${courseCode}${date}${month}${year.slice(-2)}`;
}

export const numberOf = (prefix: string, serial: number): string =>
  `${prefix}${String(serial).padStart(SERIAL_DIGITS, "0")}`;

/** Prefix and serial of a number. */
export const partsOf = (number: string): { prefix: string; serial: number } => ({
  prefix: number.slice(0, -SERIAL_DIGITS),
  serial: Number(number.slice(-SERIAL_DIGITS)),
});

/**
 * The next numbers of a series. Its row stays locked until the caller's transaction ends, so that a number is given
 * twice by nobody, and one that was rolled back is given to the next.
 *
 * @throws DomainError conflict `series_full` beyond 9,999 certificates of a course and day
 */
export async function takeNumbers(tx: Tx, prefix: string, count: number): Promise<string[]> {
  const { lastSerial } = await tx.certificateSeries.upsert({
    where: { prefix },
    create: { prefix, lastSerial: count },
    update: { lastSerial: { increment: count } },
  });
  if (lastSerial > SERIAL_MAX)
    throw conflict(
      "series_full",
      `The series ${prefix} has no number left: a course may have 9,999 certificates a day`,
    );
  return Array.from({ length: count }, (_, index) => numberOf(prefix, lastSerial - count + 1 + index));
}

/** A number that a client has given by itself: its series goes on behind it. */
export async function noteNumber(tx: Tx, number: string): Promise<void> {
  const { prefix, serial } = partsOf(number);
  await tx.certificateSeries.upsert({ where: { prefix }, create: { prefix }, update: {} });
  await tx.certificateSeries.updateMany({
    where: { prefix, lastSerial: { lt: serial } },
    data: { lastSerial: serial },
  });
}

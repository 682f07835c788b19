import { randomInt } from "node:crypto";
import { type APIResponse, expect, type Page } from "@playwright/test";
import { syntheticPortraitJpeg } from "@/lib/people/photo/testing/synthetic-face";
import { type RandomIdNumber, randomIdNumber } from "./id-number";

/** A word that no other test and no other run has: letters only, as names are. */
export const uniqueWord = (start: string): string =>
  start + Array.from({ length: 8 }, () => String.fromCharCode(97 + randomInt(26))).join("");

export type TestPerson = { id: number; name: string; firstName: string; lastName: string } & RandomIdNumber;
export type TestLicense = { id: number; number: string; issueDate: string; expiryDate: string };

/** What a browser says of a request that a page of the office itself sends; a session's cookie counts for no other. */
const FROM_THE_PAGE = { "sec-fetch-site": "same-origin" };

/** A POST to the REST API with the page's own session. */
export async function post<T>(page: Page, path: string, data: object): Promise<T> {
  return answerOf<T>(await page.request.post(`/api/v1${path}`, { data, headers: FROM_THE_PAGE }));
}

export async function get<T>(page: Page, path: string): Promise<T> {
  return answerOf<T>(await page.request.get(`/api/v1${path}`));
}

async function answerOf<T>(response: APIResponse): Promise<T> {
  expect(response.ok(), `${response.url()} answered ${response.status()}: ${await response.text()}`).toBe(true);
  return (await response.json()) as T;
}

/** Registers a person of a name that occurs nowhere else. */
export async function makePerson(
  page: Page,
  given: { firstName?: string; lastName?: string } = {},
): Promise<TestPerson> {
  const identity = randomIdNumber();
  const firstName = given.firstName ?? "Wendy";
  const lastName = given.lastName ?? uniqueWord("W");
  const { id } = await post<{ id: number }>(page, "/citizens", {
    id_number: identity.idNumber,
    first_name: firstName,
    last_name: lastName,
    date_of_birth: identity.dateOfBirth,
    gender: identity.gender,
  });
  return { id, firstName, lastName, name: `${firstName} ${lastName}`, ...identity };
}

export async function makeLicense(page: Page, personId: number, category = "B"): Promise<TestLicense> {
  const made = await post<{ id: number; license_number: string; issue_date: string; expiry_date: string }>(
    page,
    "/licenses",
    { citizen_id: personId, category },
  );
  return { id: made.id, number: made.license_number, issueDate: made.issue_date, expiryDate: made.expiry_date };
}

/** Gives a person a drawn portrait, in which a face is found. */
export async function addPhoto(page: Page, personId: number): Promise<void> {
  const photo = { name: "portrait.jpg", mimeType: "image/jpeg", buffer: await syntheticPortraitJpeg({ seed: 11 }) };
  const path = `/api/v1/citizens/${personId}/upload-photo`;
  await answerOf(await page.request.post(path, { multipart: { photo }, headers: FROM_THE_PAGE }));
}

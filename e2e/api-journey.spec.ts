import { expect, test } from "@playwright/test";

test("a clerk's token registers a person, issues a license, and downloads the generated card", async ({ request }) => {
  const login = await request.post("/api/v1/auth/login", { form: { username: "clerk", password: "changeme123" } });
  const { access_token } = await login.json();
  const headers = { authorization: `Bearer ${access_token}` };
  const person = await request.post("/api/v1/citizens", {
    headers,
    data: {
      id_number: "E2E778899",
      first_name: "Ada",
      last_name: "Nkosi",
      date_of_birth: "1980-01-01",
      gender: "female",
    },
  });
  const { id } = await person.json();
  const license = await (
    await request.post("/api/v1/licenses", { headers, data: { citizen_id: id, category: "B" } })
  ).json();
  const generated = await request.post(`/api/v1/licenses/${license.id}/generate`, { headers });
  expect(generated.status()).toBe(200);
  for (const type of ["front_image", "back_image", "front_pdf", "back_pdf", "combined_pdf"]) {
    expect((await request.get(`/api/v1/licenses/${license.id}/download/${type}`, { headers })).status()).toBe(200);
  }
});

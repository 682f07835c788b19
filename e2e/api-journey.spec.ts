import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import sharp from "sharp";
import { readPdf, scanPdf417 } from "@/lib/licenses/card/test-scan";
import { syntheticPortraitJpeg } from "@/lib/people/photo/testing/synthetic-face";
import { randomIdNumber } from "./support/id-number";

const FILE_TYPES = ["front_image", "back_image", "front_pdf", "back_pdf", "combined_pdf"];

test("a program with a token goes the whole way: person, photo, license, card, files, barcode", async ({ request }) => {
  const { idNumber, dateOfBirth, gender } = randomIdNumber();
  const login = await request.post("/api/v1/auth/login", { form: { username: "clerk", password: "changeme123" } });
  const { access_token } = await login.json();
  const headers = { authorization: `Bearer ${access_token}` };

  const made = await request.post("/api/v1/citizens", {
    headers,
    data: { id_number: idNumber, first_name: "Ada", last_name: "Nkosi", date_of_birth: dateOfBirth, gender },
  });
  expect(made.status()).toBe(200);
  const { id: personId } = await made.json();
  const photo = { name: "ada.jpg", mimeType: "image/jpeg", buffer: await syntheticPortraitJpeg({ seed: 5 }) };
  const sent = await request.post(`/api/v1/citizens/${personId}/upload-photo`, { headers, multipart: { photo } });
  expect(await sent.json()).toMatchObject({ success: true, citizen_id: personId });

  const issued = await request.post("/api/v1/licenses", { headers, data: { citizen_id: personId, category: "B" } });
  const license = await issued.json();
  const generated = await request.post(`/api/v1/licenses/${license.id}/generate`, { headers });
  expect(generated.status()).toBe(200);
  expect(await generated.json()).toMatchObject({ license_id: license.id, cached: false });
  const again = await request.post(`/api/v1/licenses/${license.id}/generate`, { headers });
  expect(await again.json()).toMatchObject({ license_id: license.id, cached: true });

  const { files } = await (await request.get(`/api/v1/licenses/${license.id}/files`, { headers })).json();
  const bytes: Record<string, Buffer> = {};
  for (const type of FILE_TYPES) {
    const file = await request.get(`/api/v1/licenses/${license.id}/download/${type}`, { headers });
    expect(file.status()).toBe(200);
    bytes[type] = await file.body();
    expect(files[`${type}_path`]).toMatchObject({ exists: true, size_bytes: bytes[type].length });
  }
  const { license_number, category, issue_date, expiry_date } = license;
  const payload = { license_number, id_number: idNumber, category, issue_date, expiry_date };
  const [text = "", ...others] = await scanPdf417(bytes.back_image!);
  expect(others).toEqual([]);
  const { kid, sig, ...told } = JSON.parse(text);
  // The contract's keys in the contract's order, and the signature after them.
  expect(text).toBe(JSON.stringify({ ...payload, kid, sig }));
  expect(told).toEqual(payload);
  expect(await scanPdf417((await readPdf(bytes.combined_pdf!))[1]!.png)).toEqual([text]);
});

const hasCurl = ["curl", "bash"].every((program) => spawnSync(program, ["--version"]).status === 0);

test("the journey that the README prints works as printed", async ({ baseURL }) => {
  test.skip(!hasCurl, "it is written for curl in a shell, which this machine lacks");
  const readme = await readFile("README.md", "utf8");
  const script = /```sh\n(API=.*?)```/s.exec(readme)?.[1] ?? "";
  expect(script, "the README has a journey").toContain("/generate");
  const folder = await mkdtemp(path.join(tmpdir(), "bureau-readme-"));
  try {
    const here = script.replace("http://127.0.0.1:3000", baseURL ?? "");
    await promisify(execFile)("bash", ["-euo", "pipefail", "-c", here], { cwd: folder, timeout: 60_000 });
    const names = await readdir(folder);
    expect(names.map((name) => name.replace(/^license_L(-[0-9A-F]{4}){3}_/, "")).sort()).toEqual([
      "back_image.png",
      "back_pdf.pdf",
      "combined_pdf.pdf",
      "front_image.png",
      "front_pdf.pdf",
    ]);
    const back = await readFile(path.join(folder, names.find((name) => name.endsWith("back_image.png")) ?? ""));
    expect(await sharp(back).metadata()).toMatchObject({ width: 1012, height: 638, density: 300 });
    const [text = ""] = await scanPdf417(back);
    expect(JSON.parse(text)).toMatchObject({ id_number: "8001015009087", category: "B" });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

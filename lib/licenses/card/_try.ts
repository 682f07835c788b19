import { readFileSync, writeFileSync } from "node:fs";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import sharp from "sharp";
import { renderLicense } from "./render";

const base: any = {
  licenseNumber: "L-1A2B-3C4D-5E6F",
  idNumber: "9001015800087",
  surname: "NKOSI",
  givenNames: "ADA LOVELACE",
  dateOfBirth: "1990-01-01",
  gender: "female",
  categories: [{ code: "B" }, { code: "EB", issueDate: "2021-03-14" }],
  issueDate: "2025-05-01",
  expiryDate: "2030-05-01",
  firstIssueDate: "2015-05-01",
  restrictions: null,
  issuerName: "Province of Example · Licensing Authority",
  countryCode: "ZAF",
  portrait: null,
  signature: null,
  barcodeText: JSON.stringify({
    license_number: "L-1A2B-3C4D-5E6F",
    id_number: "9001015800087",
    category: "B",
    issue_date: "2025-05-01",
    expiry_date: "2030-05-01",
  }),
  seed: "L-1A2B-3C4D-5E6F",
};
const portrait = new Uint8Array(
  await sharp("/work/shared/data/identity/img/midv2020_aze_photo.jpg")
    .resize(213, 260, { position: "attention" })
    .jpeg({ quality: 95 })
    .toBuffer(),
);
const cases: Record<string, any> = {
  plain: { portrait },
  specimen: { issuerName: null, portrait },
  nophoto: { issuerName: null },
  long: {
    portrait,
    surname: "WOLFESCHLEGELSTEINHAUSENBERGERDORFF".repeat(9),
    givenNames:
      "Anna Maria Ludovica Theresia Josepha Johanna Elisabeth Sophia Charlotte Augusta Wilhelmina Friederike von und zu Hohenlohe",
    restrictions:
      "Automatic transmission only; daylight driving only; no highway driving; maximum speed 80 km/h; specialised controls required, and then some more text",
    categories: ["A1", "A", "B", "C1", "C", "D", "EB", "EC1", "EC"].map((code) => ({ code })),
  },
  arabic: { portrait, surname: "العبد الله", givenNames: "محمد بن سلمان Ali 42" },
  mixed: {
    portrait,
    surname: "Łukasiewicz-Öztürk Ñçøß ćž",
    givenNames: "Ελένη Дмитрий <script>alert('x')</script> 👩‍🚀 漢字 O'Brien",
    issuerName: "Ведомство лицензирования",
  },
};
const lib = await PDFiumLibrary.init();
for (const [n, o] of Object.entries(cases)) {
  const r = await renderLicense({ ...base, ...o });
  console.log(
    n,
    Object.values(r)
      .map((b: any) => b.length)
      .join(" "),
  );
  writeFileSync(`/tmp/card/${n}-f.png`, r.front_image);
  writeFileSync(`/tmp/card/${n}-b.png`, r.back_image);
  writeFileSync(`/tmp/card/${n}.pdf`, r.combined_pdf);
  const d = await lib.loadDocument(r.combined_pdf);
  let i = 0;
  for (const p of d.pages()) {
    const T = p.getText();
    const S = p.getOriginalSize();
    const im = await p.render({
      scale: 300 / 72,
      render: async (o: any) =>
        await sharp(o.data, { raw: { width: o.width, height: o.height, channels: 4 } })
          .png()
          .toBuffer(),
    });
    writeFileSync(`/tmp/card/${n}-pdf${i++}.png`, im.data);
    console.log(im.width, im.height, JSON.stringify(S), T.replace(/\s+/g, " ").slice(0, 420));
  }
  d.destroy();
}
lib.destroy();

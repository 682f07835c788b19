import { createCamera } from "@/lib/plates/cameras/service";
import { recordSightings, type Sighting } from "@/lib/plates/events/sightings";
import { normalizePlate } from "@/lib/plates/recognition/normalize";
import { actorOfUser } from "@/lib/platform/auth/sessions";
import { closeDatabase, db, transaction } from "@/lib/platform/db";
import { repeatable } from "@/prisma/seed/people";
import { drawRead } from "@/prisma/seed/plates-events";
import type { ReadToMake } from "./reads";

/*
 * Makes a camera and reads of drawn plates in the office's database, as recognition would have recorded them, and prints
 * the camera's id. A process of its own: the browser tests' runner knows nothing of the office's inside.
 */
const [name = "", json = "[]"] = process.argv.slice(2);
const wanted = JSON.parse(json) as ReadToMake[];
const random = repeatable(7);
const pictures = new Map<string, Awaited<ReturnType<typeof drawRead>>>();
for (const { drawn } of wanted) if (!pictures.has(drawn)) pictures.set(drawn, await drawRead(drawn, random));

const admin = await db().user.findFirstOrThrow({ where: { role: "admin" }, orderBy: { id: "asc" } });
const actor = actorOfUser(admin, "user", `user:${admin.id}`, null);
const camera = await createCamera(actor, { name, lat: -26.1, lon: 28.06, active: true, grammars: ["ZA"] });
const startMs = Date.now() - 3_600_000;
const sightings = wanted.flatMap(({ plate, drawn, confidence }, index): Sighting[] => {
  const picture = pictures.get(drawn);
  if (!picture) return [];
  const { quad, box, crop, frame } = picture;
  const characters = [...plate].map((char, place) => ({ char, confidence: char === drawn[place] ? 0.99 : 0.5 }));
  const normalizedPlate = normalizePlate(plate);
  return [
    {
      key: String(index),
      read: {
        plate,
        rawPlate: normalizedPlate,
        normalizedPlate,
        confidence,
        characters,
        region: "ZA",
        grammar: null,
        quad,
        box,
      },
      frameNo: index,
      capturedAt: new Date(startMs + index * 1000),
      crop,
      frame,
    },
  ];
});
const source = {
  key: `camera:${camera.id}`,
  uploadId: null,
  cameraId: camera.id,
  evidenceHold: false,
  createdBy: admin.id,
};
await transaction((tx) => recordSightings(tx, source, sightings));
process.stdout.write(`${camera.id}\n`);
await closeDatabase();

import type { Bolo, Camera, User } from "@/lib/generated/prisma/client";
import { importList } from "@/lib/plates/bolos/list";
import { BoloInput } from "@/lib/plates/bolos/schema";
import { createBolo } from "@/lib/plates/bolos/service";
import { CameraInput } from "@/lib/plates/cameras/schema";
import { createCamera, updateCamera } from "@/lib/plates/cameras/service";
import { actorOfUser } from "@/lib/platform/auth/sessions";

const DAY_MS = 86_400_000;

/** Public roads, where a camera could stand. Degrees, WGS 84; headings clockwise from north. */
const CAMERAS = [
  ["N1 Century City inbound", "Two lanes, city-bound", -33.8925, 18.5137, 215],
  ["N2 Airport inbound", "Three lanes, city-bound", -33.9508, 18.5609, 290],
  ["M5 Koeberg", "Interchange, northbound", -33.9146, 18.4836, 20],
  ["R27 Table View", "Coast road, northbound", -33.8231, 18.488, 345],
  ["Main Road Wynberg", "Left lane only", -34.0027, 18.4665, 180],
  ["N1 Buccleuch", "Interchange, southbound", -26.0545, 28.1021, 190],
  ["M1 Grayston", "Three lanes, northbound", -26.1009, 28.0687, 5],
  ["N3 Geldenhuys", "Interchange, eastbound", -26.2177, 28.1367, 95],
  ["M2 Joe Slovo", "City ring, westbound", -26.2055, 28.0626, 265],
  ["R24 OR Tambo", "Airport approach", -26.1347, 28.2231, 75],
  ["Licensing centre gate", "Entrance of the yard, by recordings only", -26.2041, 28.0473, null],
  ["Old weighbridge", "Out of service since the road works", -33.9701, 18.6412, 130],
] as const;

/** Cameras of two cities and a few look-outs. The events in prisma/seed/plates-events.ts are seen by these. */
export async function seedCameras(
  adminUser: User,
  clerkUser: User,
  now = new Date(),
): Promise<{ cameras: Camera[]; bolos: Bolo[] }> {
  const [admin, clerk] = [adminUser, clerkUser].map((user) => actorOfUser(user, "user", `user:${user.id}`, null));
  if (!admin || !clerk) throw new Error("Two users have two actors");
  const cameras: Camera[] = [];
  for (const [name, description, lat, lon, heading] of CAMERAS)
    cameras.push(
      await createCamera(admin, CameraInput.parse({ name, description, lat, lon, heading, grammars: ["ZA"] })),
    );
  const last = cameras.at(-1);
  if (last) await updateCamera(admin, last.id, { active: false });

  const bolos: Bolo[] = [];
  for (const fields of lookOuts(now)) bolos.push(await createBolo(clerk, BoloInput.parse(fields)));
  const list = bolos.find(({ kind }) => kind === "list");
  if (list) await importList(clerk, list.id, new TextEncoder().encode(STOLEN), "replace");
  return { cameras, bolos };
}

const STOLEN = `plate,reason
CA 482-913,Taken in Observatory
CY 77120,Taken in Bellville
BCD 123 GP,Hijacked in Randburg
HJK 234 NW,Taken in Klerksdorp
`;

const lookOuts = (now: Date) => [
  {
    kind: "list",
    plate_pattern: "Stolen vehicles",
    description: "The week's list of both cities",
    reason: "Police register, weekly extract",
    priority: 8,
    look_alike: true,
  },
  {
    kind: "wildcard",
    plate_pattern: "DZS 12? FS",
    description: "White panel van, damaged left rear light",
    reason: "Case 2026/0114, hit and run",
    priority: 6,
    look_alike: true,
    expires_at: new Date(now.getTime() + 30 * DAY_MS).toISOString(),
    notification_email: "duty@example.org",
  },
  {
    kind: "regex",
    plate_pattern: "^KZN[0-9]{4,5}$",
    description: "Government plates at night",
    reason: "Use of the fleet outside office hours",
    priority: 2,
    active_from: "19:00",
    active_to: "05:00",
  },
  {
    kind: "wildcard",
    plate_pattern: "ND 60*",
    description: "Clone of a taxi's plate",
    reason: "Case 2025/2207, closed",
    active: false,
  },
];

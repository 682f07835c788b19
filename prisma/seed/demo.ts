import type { User } from "@/lib/generated/prisma/client";
import { issueLicense } from "@/lib/licenses/service";
import { syntheticPortraitJpeg } from "@/lib/people/photo/testing/synthetic-face";
import { setPhoto } from "@/lib/people/photo-service";
import { PersonInput } from "@/lib/people/schema";
import { createPerson } from "@/lib/people/service";
import { actorOfUser } from "@/lib/platform/auth/sessions";
import { db } from "@/lib/platform/db";
import { addLegalYears, fromLegalDate, officeToday } from "@/lib/platform/time";
import { seedApplications } from "./applications";
import { inventPerson, repeatable } from "./people";

const PEOPLE = 48;
/** So many of them have a (drawn) photo; more would make the first start slower for nothing. */
const PHOTOS = 10;
const CATEGORIES = ["B", "B", "B", "B", "A, B", "C1", "EB", "EC1", "EC", "A1", "C", "D"];
const DAY_MS = 86_400_000;

/** People and licenses that show what the screens are for: issued over two years, some expiring, some suspended. */
export async function seedDemoOffice(clerk: User, now = new Date()): Promise<void> {
  const actor = actorOfUser(clerk, "user", `user:${clerk.id}`, null);
  const random = repeatable(20_260_501);
  for (let index = 0; index < PEOPLE; index += 1) {
    const person = await createPerson(actor, PersonInput.parse(inventPerson(random)));
    const daysAgo = Math.floor(random() * 330);
    await db().person.update({
      where: { id: person.id },
      data: { createdAt: new Date(now.getTime() - daysAgo * DAY_MS) },
    });
    if (index < PHOTOS) {
      const bytes = await syntheticPortraitJpeg({
        seed: index + 1,
        look: person.gender === "male" ? { hairStyle: "short" } : {},
      });
      await setPhoto(actor, person.id, { bytes, originalName: "portrait.jpg" });
    }
    if (random() > 0.85) continue;
    const category = CATEGORIES[Math.floor(random() * CATEGORIES.length)] as string;
    const kind = random();
    // Most are fresh; some were issued nearly five years ago and expire soon or have expired.
    const issuedDaysAgo =
      kind < 0.72 ? daysAgo : kind < 0.88 ? 1826 - Math.floor(random() * 55) : 1826 + Math.floor(random() * 200);
    const issueDate = officeToday(new Date(now.getTime() - issuedDaysAgo * DAY_MS));
    if (issueDate <= addLegalYears(person.dateOfBirth.toISOString().slice(0, 10), 16)) continue;
    const expired = addLegalYears(issueDate, 5) < officeToday(now);
    const status = expired ? "expired" : random() > 0.93 ? "suspended" : "active";
    const license = await issueLicense(actor, {
      citizen_id: person.id,
      category,
      issue_date: issueDate,
      status,
      restrictions: random() > 0.8 ? "Corrective lenses" : undefined,
    });
    await db().license.update({ where: { id: license.id }, data: { createdAt: fromLegalDate(issueDate) } });
  }
  await seedApplications(actor, now);
}

import { hashPassword } from "@/lib/platform/auth/passwords";
import { actorOfUser } from "@/lib/platform/auth/sessions";
import { closeDatabase, db } from "@/lib/platform/db";
import { settings } from "@/lib/platform/settings";
import { seedCandidates } from "./candidates";
import { seedCertificates } from "./certificates";
import { seedDemoOffice } from "./demo";
import { seedLedger } from "./ledger";
import { seedCameras } from "./plates-cameras";
import { seedPlateEvents } from "./plates-events";

const DEMO_PASSWORD = "changeme123";

/** Gives an empty office what it cannot start without: its users and, for the demo office, something to look at. */
async function seed(): Promise<void> {
  if ((await db().user.count()) > 0) return;
  const { demo, ADMIN_EMAIL, ADMIN_PASSWORD } = settings();
  if (!demo && (!ADMIN_EMAIL || !ADMIN_PASSWORD)) {
    throw new Error(
      "This office has no users yet. Set ADMIN_EMAIL and ADMIN_PASSWORD for the first administrator, or BUREAU_DEMO=1 for a demo office.",
    );
  }
  const user = async (username: string, email: string, role: "admin" | "clerk", fullName: string, password: string) =>
    db().user.create({
      data: { username, email: email.toLowerCase(), role, fullName, passwordHash: await hashPassword(password) },
    });
  if (!demo) {
    await user("admin", ADMIN_EMAIL ?? "", "admin", "Administrator", ADMIN_PASSWORD ?? "");
    return;
  }
  const admin = await user("admin", "admin@example.com", "admin", "Amina Daniels", DEMO_PASSWORD);
  const clerk = await user("clerk", "clerk@example.com", "clerk", "Karel Maas", DEMO_PASSWORD);
  await seedDemoOffice(clerk);
  await seedLedger(actorOfUser(clerk, "user", `user:${clerk.id}`, null));
  await seedCandidates(actorOfUser(clerk, "user", `user:${clerk.id}`, null));
  await seedCertificates(actorOfUser(admin, "user", `user:${admin.id}`, null));
  const { cameras } = await seedCameras(admin, clerk);
  const seeing = cameras.filter(({ active }) => active);
  await seedPlateEvents(actorOfUser(clerk, "user", `user:${clerk.id}`, null), seeing);
}

try {
  await seed();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}

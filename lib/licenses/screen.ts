import { getPerson } from "@/lib/people/queries";
import { citizenView } from "@/lib/people/view";
import { historyOf } from "@/lib/platform/audit/queries";
import type { Actor } from "@/lib/platform/auth/actor";
import { isAdmin, isStaff } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { jobView } from "@/lib/platform/jobs/jobs";
import { listJobs } from "@/lib/platform/jobs/queries";
import type { JobView } from "@/lib/platform/jobs/schema";
import { settings } from "@/lib/platform/settings";
import { applicationsOfLicense } from "./applications/queries";
import { applicationView } from "./applications/view";
import { cardStates } from "./card-state";
import { fileStates } from "./generation/files";
import { GENERATE_JOB } from "./generation/service";
import { mdlObstacle } from "./mdl/service";
import { coveringFee, PRINT_FEE } from "./production/fee";
import { latestCard } from "./production/queries";
import { rand } from "./production/view";
import { getLicense } from "./queries";
import { signingObstacle } from "./signed-pdf/service";
import { licenseView } from "./view";

const GENERATIONS_SHOWN = 20;

/** Everything that a license's own page shows, for staff. */
export async function licenseScreen(actor: Actor, id: number) {
  const license = await getLicense(actor, id);
  const person = await getPerson(actor, license.personId);
  const [states, files, generations, job, applications, printed, covering, history] = await Promise.all([
    cardStates([{ ...license, person }]),
    fileStates(id, license.currentGenerationId),
    generationsOf(id),
    latestJob(actor, id),
    applicationsOfLicense(actor, id),
    latestCard(actor, id),
    coveringFee(db(), id),
    historyOf("license", id, 40),
  ]);
  const card = states.get(id) ?? { state: "none" as const, reason: null };
  return {
    license: licenseView(license),
    holder: citizenView(person),
    card: { ...card, generationId: license.currentGenerationId },
    files,
    generations,
    job,
    applications: applications.map(applicationView),
    printed,
    /** What the next card costs, and what has paid for it already. */
    printFee: {
      amount: rand(PRINT_FEE.amountCents),
      paid: covering?.applicationId
        ? { applicationId: covering.applicationId, transactionId: covering.id, ref: covering.ref }
        : null,
    },
    history,
    /** Why the office does not sign the card as PDF at present; null when it does. */
    signingObstacle: signingObstacle(license, card, new Date())?.reason ?? null,
    /** Why it cannot become a mobile license at present; null when it can. */
    mobileObstacle: mdlObstacle(license, new Date())?.reason ?? null,
    /** The license's page for everybody. */
    verificationUrl: `${settings().publicUrl}/verify/${license.verificationCode}`,
    may: { edit: isStaff(actor) && license.isActive, restore: isAdmin(actor) && !license.isActive },
  };
}
export type LicenseScreen = Awaited<ReturnType<typeof licenseScreen>>;

/** The newest request for this license's card. At work it is what the page follows; failed it is what the page tells of. */
async function latestJob(actor: Actor, id: number): Promise<JobView | null> {
  const { items } = await listJobs(
    actor,
    { kind: GENERATE_JOB, subjectType: "license", subjectId: String(id) },
    { skip: 0, take: 1 },
  );
  return items[0] ? jobView(items[0]) : null;
}

export type GenerationView = {
  id: string;
  state: string;
  generatorVersion: string;
  createdAt: string;
  supersededAt: string | null;
  requestedBy: string | null;
};

async function generationsOf(licenseId: number): Promise<GenerationView[]> {
  const rows = await db().licenseGeneration.findMany({
    where: { licenseId },
    orderBy: { createdAt: "desc" },
    take: GENERATIONS_SHOWN,
  });
  const jobs = await db().job.findMany({
    where: { id: { in: rows.map(({ jobId }) => jobId) } },
    select: { id: true, requestedBy: true },
  });
  const requesters = new Map(jobs.map((job) => [job.id, job.requestedBy]));
  const userIds = [...new Set(jobs.flatMap(({ requestedBy }) => requestedBy ?? []))];
  const users = await db().user.findMany({
    where: { id: { in: userIds } },
    select: { id: true, username: true, fullName: true },
  });
  const names = new Map(users.map((user) => [user.id, user.fullName ?? user.username]));
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    generatorVersion: row.generatorVersion,
    createdAt: row.createdAt.toISOString(),
    supersededAt: row.supersededAt?.toISOString() ?? null,
    requestedBy: names.get(requesters.get(row.jobId) ?? -1) ?? null,
  }));
}

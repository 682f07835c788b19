import type { CertificateTemplate } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, Prisma, type Tx, transaction } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import { mayKeepCandidates, mayKeepCourses } from "../policy";
import { DEFAULT_DESIGN } from "./design/default-design";
import { Design } from "./design/schema";

export const STANDARD_TEMPLATE = "Standard";
export type Template = Omit<CertificateTemplate, "design"> & { design: Design };

const templateOf = (row: CertificateTemplate): Template => ({ ...row, design: Design.parse(row.design) });

/** The template of courses that name none; an office has it from the first time that somebody asks. */
export async function defaultTemplate(tx: Tx = db()): Promise<Template> {
  const found = await tx.certificateTemplate.findFirst({ where: { isDefault: true }, orderBy: { id: "asc" } });
  if (found) return templateOf(found);
  await tx.certificateTemplate.createMany({
    data: { name: STANDARD_TEMPLATE, design: DEFAULT_DESIGN, isDefault: true },
    skipDuplicates: true,
  });
  return templateOf(await tx.certificateTemplate.findUniqueOrThrow({ where: { name: STANDARD_TEMPLATE } }));
}

/** The template that a certificate was issued with; the default one where it is gone. */
export async function templateFor(id: number | null): Promise<Template> {
  const row = id === null ? null : await db().certificateTemplate.findUnique({ where: { id } });
  return row ? templateOf(row) : defaultTemplate();
}

/** All templates, the default one first. */
export async function listTemplates(actor: Actor): Promise<Template[]> {
  permit(mayKeepCandidates(actor));
  await defaultTemplate();
  const rows = await db().certificateTemplate.findMany({ orderBy: [{ isDefault: "desc" }, { name: "asc" }] });
  return rows.map(templateOf);
}

/** @throws DomainError not_found */
export async function getTemplate(actor: Actor, id: number): Promise<Template> {
  permit(mayKeepCandidates(actor));
  const row = await db().certificateTemplate.findUnique({ where: { id } });
  if (!row) throw notFound("Template");
  return templateOf(row);
}

export type TemplateInput = { name: string; design: Design };

/** @throws DomainError conflict `template_exists` */
export function createTemplate(actor: Actor, { name, design }: TemplateInput): Promise<Template> {
  permit(mayKeepCourses(actor));
  return unique(() =>
    transaction(async (tx) => {
      const row = await tx.certificateTemplate.create({ data: { name, design } });
      await audit(tx, actor, {
        action: "create",
        resourceType: "certificate_template",
        resourceId: row.id,
        description: `Made the certificate template ${name}`,
      });
      return templateOf(row);
    }),
  );
}

/**
 * Changes how certificates look from now on; a PDF that was drawn stays as it is.
 *
 * @throws DomainError not_found; conflict `changed_meanwhile`, `template_exists`
 */
export function updateTemplate(
  actor: Actor,
  id: number,
  { name, design, version }: TemplateInput & { version: number },
): Promise<Template> {
  permit(mayKeepCourses(actor));
  return unique(() =>
    transaction(async (tx) => {
      const before = await tx.certificateTemplate.findUnique({ where: { id } });
      if (!before) throw notFound("Template");
      const { count } = await tx.certificateTemplate.updateMany({
        where: { id, version },
        data: { name, design, version: { increment: 1 } },
      });
      if (count !== 1) throw conflict("changed_meanwhile", "Somebody else has changed this template; look at it again");
      await audit(tx, actor, {
        action: "update",
        resourceType: "certificate_template",
        resourceId: id,
        description: `Changed the certificate template ${name}`,
        oldValues: { name: before.name, version: before.version },
        newValues: { name, version: version + 1 },
      });
      return templateOf(await tx.certificateTemplate.findUniqueOrThrow({ where: { id } }));
    }),
  );
}

/** Which template courses have that name none. @throws DomainError not_found */
export function makeDefault(actor: Actor, id: number): Promise<void> {
  permit(mayKeepCourses(actor));
  return transaction(async (tx) => {
    const row = await tx.certificateTemplate.findUnique({ where: { id } });
    if (!row) throw notFound("Template");
    await tx.certificateTemplate.updateMany({ where: { id: { not: id } }, data: { isDefault: false } });
    await tx.certificateTemplate.update({ where: { id }, data: { isDefault: true } });
    await audit(tx, actor, {
      action: "update",
      resourceType: "certificate_template",
      resourceId: id,
      description: `Made ${row.name} the template of all courses that name none`,
    });
  });
}

async function unique<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
      throw conflict("template_exists", "There is a template of this name already");
    throw error;
  }
}

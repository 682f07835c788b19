import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { clientAddress, type RequestContext } from "../context";
import { newId } from "../ids";
import { settings } from "../settings";
import { type Actor, isAdmin } from "./actor";
import { actorOfCookies } from "./request";

/** Who is signed in, for pages and server actions; asked once per request. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const jar = await cookies();
  return actorOfCookies(Object.fromEntries(jar.getAll().map(({ name, value }) => [name, value])));
});

/**
 * For pages: sends a stranger to the sign-in page, one without the role to the start page, and whoever still has the
 * password that an administrator chose for them to their account page, where it is changed.
 *
 * @param role `admin` lets only administrators in; by default any signed-in user enters, to change a password too
 */
export async function requireActor(role?: "admin" | "staff"): Promise<Actor> {
  const actor = await currentActor();
  if (!actor) {
    const path = (await headers()).get("x-bureau-path") ?? "/";
    redirect(`/login?callbackUrl=${encodeURIComponent(path)}`);
  }
  if (role && actor.mustChangePassword) redirect("/account");
  if (role === "admin" && !isAdmin(actor)) redirect("/");
  // Who is no person of the register yet has nothing to see but their own way in.
  if (role === "staff" && actor.role === "applicant") redirect(actor.personId === null ? "/onboarding" : "/account");
  return actor;
}

/** The context of a server action or a page, for audit rows and log lines. */
export async function pageContext(): Promise<RequestContext> {
  const list = await headers();
  return {
    requestId: list.get("x-request-id") ?? newId(),
    ip: clientAddress(list, settings().TRUSTED_PROXIES),
    userAgent: list.get("user-agent"),
  };
}

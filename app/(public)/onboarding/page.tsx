import { redirect } from "next/navigation";
import { journeyOf } from "@/lib/identity/onboarding/journey";
import { isStaff } from "@/lib/platform/auth/actor";
import { currentActor } from "@/lib/platform/auth/current";
import { settings } from "@/lib/platform/settings";
import { Journey } from "./_components/journey";
import { Welcome } from "./_components/welcome";

export default async function OnboardingPage() {
  const actor = await currentActor();
  if (!actor) return <Welcome open={settings().ONBOARDING_OPEN} />;
  if (isStaff(actor)) redirect("/identity/review");
  return <Journey first={await journeyOf(actor)} account={actor.personId !== null} />;
}

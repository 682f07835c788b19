import type { ReactNode } from "react";
import { MapTilesProvider } from "@/components/map/tiles";
import type { NavigationCounts, ShellRole } from "@/components/shell/navigation";
import { Shell } from "@/components/shell/shell";
import { cardsWaiting } from "@/lib/identity/review/queries";
import { waitingCount } from "@/lib/licenses/applications/listing";
import { unverifiedHits } from "@/lib/plates/bolos/queries";
import { type Actor, isStaff } from "@/lib/platform/auth/actor";
import { requireActor } from "@/lib/platform/auth/current";
import { settings } from "@/lib/platform/settings";
import { searchDesk } from "./search-action";

/** Every desk screen: signed in, inside the shell. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  return (
    <Shell
      user={{ name: actor.name, email: actor.email, role: shellRole(actor) }}
      demo={settings().demo}
      search={searchDesk}
      counts={isStaff(actor) ? await waitingFor(actor) : {}}
    >
      <MapTilesProvider tiles={mapTiles()}>{children}</MapTilesProvider>
    </Shell>
  );
}

async function waitingFor(actor: Actor): Promise<NavigationCounts> {
  const [applications, hits, cards] = await Promise.all([
    waitingCount(actor),
    unverifiedHits(actor),
    cardsWaiting(actor),
  ]);
  return { "/applications": applications, "/watchlist/hits": hits, "/identity/review": cards };
}

const mapTiles = () => {
  const { MAP_TILE_URL: url, MAP_TILE_ATTRIBUTION: attribution } = settings();
  return url ? { url, attribution } : null;
};

/** Whoever is not a person with a desk role sees the least. */
const shellRole = ({ role }: Actor): ShellRole => (role === "admin" || role === "clerk" ? role : "applicant");

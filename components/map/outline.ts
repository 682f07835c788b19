import type L from "leaflet";
import type { GeoJSON } from "leaflet";
import { feature } from "topojson-client";
import { mapTexts } from "./map-texts";

/** Below the tiles (200), so that a map is never blank while those load or fail. */
const PANE = "outline";
const PANE_Z = "150";

/** Countries drawn from a file that comes with the desk: a map without a network. Colours come from the style sheet. */
export async function addOutline(leaflet: typeof L, map: L.Map): Promise<GeoJSON> {
  const { default: topology } = await import("./outline-data.mjs");
  const countries = topology.objects.countries;
  if (!countries) throw new Error("world-atlas has no object `countries`");
  map.createPane(PANE).style.zIndex = PANE_Z;
  return leaflet
    .geoJSON(feature(topology, countries), {
      pane: PANE,
      interactive: false,
      attribution: mapTexts.outline,
      style: { className: "map-land", weight: 1 },
    })
    .addTo(map);
}

import type L from "leaflet";
import { mapTexts } from "./map-texts";
import type { MapMarker } from "./types";

const SIZE_PX = 56;
const CONE_RADIUS_PX = 26;
const CONE_HALF_ANGLE = (28 * Math.PI) / 180;

/** A dot, and a cone to where it looks. Sizes in px; the colour is the tone's, from the style sheet. */
export function markerIcon(leaflet: typeof L, { heading, tone = "accent" }: MapMarker, selected: boolean): L.DivIcon {
  const x = Math.sin(CONE_HALF_ANGLE) * CONE_RADIUS_PX;
  const y = -Math.cos(CONE_HALF_ANGLE) * CONE_RADIUS_PX;
  const cone =
    typeof heading === "number"
      ? `<path class="map-cone" transform="rotate(${Number(heading)})" d="M0 0 L${-x} ${y} A${CONE_RADIUS_PX} ${CONE_RADIUS_PX} 0 0 1 ${x} ${y} Z"/>`
      : "";
  const half = SIZE_PX / 2;
  return leaflet.divIcon({
    className: `map-marker map-tone-${tone}${selected ? " map-selected" : ""}`,
    html: `<svg aria-hidden="true" width="${SIZE_PX}" height="${SIZE_PX}" viewBox="${-half} ${-half} ${SIZE_PX} ${SIZE_PX}">${cone}<circle class="map-dot" r="${selected ? 9 : 7}"/></svg>`,
    iconSize: [SIZE_PX, SIZE_PX],
    iconAnchor: [half, half],
    tooltipAnchor: [0, -8],
  });
}

/** Text alone: names come from people, and Leaflet takes strings for HTML. */
export function markerLabel({ title, detail }: MapMarker): HTMLElement {
  const label = document.createElement("div");
  const name = label.appendChild(document.createElement("strong"));
  name.textContent = title;
  if (detail) label.appendChild(document.createElement("div")).textContent = detail;
  return label;
}

export const spokenName = ({ title, detail, heading }: MapMarker): string =>
  [title, detail, typeof heading === "number" ? mapTexts.headed(heading) : null].filter(Boolean).join(", ");

export function clusterIcon(leaflet: typeof L, cluster: L.MarkerCluster): L.DivIcon {
  const count = cluster.getChildCount();
  cluster.options.title = mapTexts.cluster(count);
  return leaflet.divIcon({ className: "map-cluster", html: `<span>${count}</span>`, iconSize: [36, 36] });
}

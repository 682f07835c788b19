import type L from "leaflet";
import type { Area } from "./types";

const MIN_DRAG_PX = 6;
const AREA_STYLE: L.PathOptions = { className: "map-area", weight: 2, interactive: false };

export const boundsOf = ({ south, west, north, east }: Area): L.LatLngBoundsLiteral => [
  [south, west],
  [north, east],
];

/** To a tenth of a metre; what a person drew is no more exact. */
const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

/** A map that was moved around the earth tells longitudes beyond 180; an area has none. */
export function areaOf(bounds: L.LatLngBounds): Area {
  const clamp = (value: number, most: number) => round(Math.max(-most, Math.min(most, value)));
  return {
    south: clamp(bounds.getSouth(), 90),
    west: clamp(bounds.getWest(), 180),
    north: clamp(bounds.getNorth(), 90),
    east: clamp(bounds.getEast(), 180),
  };
}

export const drawArea = (leaflet: typeof L, area: Area): L.Rectangle => leaflet.rectangle(boundsOf(area), AREA_STYLE);

/** Lets a rectangle be dragged open with mouse, pen or finger. Returns what ends it without an area. */
export function startDrawing(leaflet: typeof L, map: L.Map, onDone: (area: Area | null) => void): () => void {
  const container = map.getContainer();
  const stop = new AbortController();
  let from: PointerEvent | null = null;
  let rectangle: L.Rectangle | null = null;
  const between = (one: PointerEvent, other: PointerEvent) =>
    leaflet.latLngBounds(map.mouseEventToLatLng(one), map.mouseEventToLatLng(other));
  const end = (area: Area | null) => {
    stop.abort();
    rectangle?.remove();
    map.dragging.enable();
    container.classList.remove("map-drawing");
    onDone(area);
  };
  map.dragging.disable();
  container.classList.add("map-drawing");
  const { signal } = stop;
  container.addEventListener(
    "pointerdown",
    (event) => {
      from = event;
      container.setPointerCapture(event.pointerId);
    },
    { signal },
  );
  container.addEventListener(
    "pointermove",
    (event) => {
      if (!from) return;
      rectangle ??= leaflet.rectangle(between(from, event), AREA_STYLE).addTo(map);
      rectangle.setBounds(between(from, event));
    },
    { signal },
  );
  container.addEventListener(
    "pointerup",
    (event) => {
      if (!from) return;
      const far = Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) >= MIN_DRAG_PX;
      end(far ? areaOf(between(from, event)) : null);
    },
    { signal },
  );
  window.addEventListener("keydown", (event) => event.key === "Escape" && end(null), { signal });
  return () => end(null);
}

import type L from "leaflet";
import { areaOf, boundsOf, drawArea, startDrawing } from "./area-drawing";
import { mapTexts } from "./map-texts";
import { clusterIcon, markerIcon, markerLabel, spokenName } from "./marker-icon";
import { addOutline } from "./outline";
import type { Area, MapMarker, MapTiles, Position } from "./types";

/** Nearer than single houses, tile servers have nothing. */
const ZOOM_MAX = 19;
/** Places that lie together are shown as near as this. */
const FIT_ZOOM_MAX = 13;
/** One place alone, on the outline: nearer, there would be no coast or border to know it by. */
const FIT_ZOOM_ALONE = 6;
const FIT_PADDING_PX: L.PointTuple = [36, 36];

export type MapEvents = { onSelect: (id: string) => void; onPick: (position: Position) => void };

const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

/** One Leaflet map, as the desk uses it. React says what is to be seen; this keeps the layers so. */
export class DeskMap {
  private readonly cluster: L.MarkerClusterGroup;
  private readonly markers = new Map<string, { marker: L.Marker; told: MapMarker }>();
  private selected: string | null = null;
  private route: L.Polyline | null = null;
  private area: L.Rectangle | null = null;
  private pin: L.Marker | null = null;
  private endDrawing: (() => void) | null = null;

  private constructor(
    private readonly leaflet: typeof L,
    private readonly map: L.Map,
    private readonly events: MapEvents,
    private readonly hasTiles: boolean,
  ) {
    this.cluster = leaflet
      .markerClusterGroup({
        showCoverageOnHover: false,
        maxClusterRadius: 44,
        iconCreateFunction: (cluster) => clusterIcon(leaflet, cluster),
      })
      .addTo(map);
  }

  /** Loads Leaflet, which wants a browser, and opens a map in `container`. */
  static async open(container: HTMLElement, tiles: MapTiles, events: MapEvents, signal: AbortSignal): Promise<DeskMap> {
    const { default: leaflet } = await import("leaflet");
    // The cluster plugin adds itself to the one Leaflet of the page.
    Object.assign(window, { L: leaflet });
    await import("leaflet.markercluster");
    signal.throwIfAborted();
    const map = leaflet.map(container, {
      center: [0, 15],
      zoom: 2,
      minZoom: 2,
      maxZoom: ZOOM_MAX,
      worldCopyJump: true,
      zoomControl: false,
      fadeAnimation: !reducedMotion(),
      zoomAnimation: !reducedMotion(),
    });
    map.attributionControl.setPrefix('<a href="https://leafletjs.com">Leaflet</a>');
    leaflet.control.zoom({ zoomInTitle: mapTexts.zoomIn, zoomOutTitle: mapTexts.zoomOut }).addTo(map);
    leaflet.control.scale({ imperial: false }).addTo(map);
    const opened = new DeskMap(leaflet, map, events, tiles !== null);
    if (tiles) leaflet.tileLayer(tiles.url, { attribution: escaped(tiles.attribution), maxZoom: ZOOM_MAX }).addTo(map);
    await addOutline(leaflet, map);
    if (signal.aborted) opened.close();
    signal.throwIfAborted();
    return opened;
  }

  close(): void {
    this.endDrawing?.();
    this.map.remove();
  }

  setMarkers(markers: readonly MapMarker[]): void {
    this.cluster.clearLayers();
    this.markers.clear();
    for (const told of markers) {
      const marker = this.leaflet.marker([told.lat, told.lon], {
        icon: markerIcon(this.leaflet, told, told.id === this.selected),
        title: spokenName(told),
        riseOnHover: true,
      });
      marker.bindTooltip(markerLabel(told), { direction: "top", className: "map-tooltip" });
      marker.on("click", () => this.events.onSelect(told.id));
      this.markers.set(told.id, { marker, told });
    }
    this.cluster.addLayers([...this.markers.values()].map(({ marker }) => marker));
  }

  setSelected(id: string | null): void {
    for (const [key, { marker, told }] of this.markers)
      if (key === id || key === this.selected) marker.setIcon(markerIcon(this.leaflet, told, key === id));
    const chosen = id === null ? undefined : this.markers.get(id);
    if (chosen && id !== this.selected) this.map.panTo(chosen.marker.getLatLng(), { animate: !reducedMotion() });
    this.selected = id;
  }

  /** A line through positions in their order, or none. */
  setRoute(positions: readonly Position[]): void {
    this.route?.remove();
    const line = positions.map(({ lat, lon }): L.LatLngTuple => [lat, lon]);
    this.route =
      line.length > 1 ? this.leaflet.polyline(line, { className: "map-route", weight: 3 }).addTo(this.map) : null;
  }

  setArea(area: Area | null): void {
    this.area?.remove();
    this.area = area && drawArea(this.leaflet, area).addTo(this.map);
  }

  /** Shows a pin that a person may drag, and lets a click anywhere move it there. */
  setPin(position: Position | null): void {
    if (!position) {
      this.pin?.remove();
      this.pin = null;
    } else if (this.pin) this.pin.setLatLng([position.lat, position.lon]);
    else {
      const icon = this.leaflet.divIcon({ className: "map-pin", html: PIN, iconSize: [32, 40], iconAnchor: [16, 38] });
      this.pin = this.leaflet
        .marker([position.lat, position.lon], { icon, draggable: true, title: mapTexts.pin, zIndexOffset: 1000 })
        .addTo(this.map);
      this.pin.on("dragend", ({ target }) => this.picked(target.getLatLng()));
    }
  }

  pickByClick(): void {
    this.map.on("click", ({ latlng }) => this.picked(latlng));
  }

  pickCentre(): void {
    this.picked(this.map.getCenter());
  }

  shownArea(): Area {
    return areaOf(this.map.getBounds());
  }

  draw(onDone: (area: Area | null) => void): void {
    this.endDrawing?.();
    this.endDrawing = startDrawing(this.leaflet, this.map, (area) => {
      this.endDrawing = null;
      onDone(area);
    });
  }

  /** Brings all that there is into view; with nothing there, `otherwise`. */
  fit(otherwise: Area | null): void {
    const bounds = this.leaflet.latLngBounds([]);
    for (const { marker } of this.markers.values()) bounds.extend(marker.getLatLng());
    for (const layer of [this.area, this.route]) if (layer) bounds.extend(layer.getBounds());
    if (this.pin) bounds.extend(this.pin.getLatLng());
    if (!bounds.isValid() && otherwise) bounds.extend(boundsOf(otherwise));
    if (!bounds.isValid()) return;
    const alone = bounds.getNorthEast().equals(bounds.getSouthWest());
    const maxZoom = alone && !this.hasTiles ? FIT_ZOOM_ALONE : FIT_ZOOM_MAX;
    this.map.fitBounds(bounds, { padding: FIT_PADDING_PX, maxZoom, animate: false });
  }

  private picked(at: L.LatLng): void {
    const { lat, lng } = at.wrap();
    this.events.onPick({ lat: round(lat), lon: round(lng) });
  }
}

const PIN =
  '<svg aria-hidden="true" width="32" height="40" viewBox="0 0 32 40"><path class="map-dot" d="M16 38C16 38 3 23 3 14a13 13 0 0 1 26 0c0 9-13 24-13 24Z"/><circle class="map-hole" cx="16" cy="14" r="5"/></svg>';

const reducedMotion = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

function escaped(text: string): string {
  const element = document.createElement("span");
  element.textContent = text;
  return element.innerHTML;
}

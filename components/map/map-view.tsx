"use client";

import "leaflet/dist/leaflet.css";
import "leaflet.markercluster/dist/MarkerCluster.css";
import "./map.css";
import { MousePointer2, Scan, SquareDashed, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { cn } from "../ui/cn";
import { Spinner } from "../ui/spinner";
import { DeskMap } from "./desk-map";
import { mapTexts } from "./map-texts";
import { PlaceList } from "./place-list";
import { useMapTiles } from "./tiles";
import type { Area, MapMarker, Position } from "./types";

export type MapViewProps = {
  /** What the map shows, for those who do not see it. */
  label: string;
  markers?: readonly MapMarker[];
  selectedId?: string | null;
  /** A marker was clicked, or Enter pressed on it. */
  onSelect?: (id: string) => void;
  /** Line through these, in their order. */
  route?: readonly Position[];
  /** A rectangle that a person may draw: given `onAreaChange`, the buttons for it are there. */
  area?: Area | null;
  onAreaChange?: (area: Area | null) => void;
  /** A pin that a person may put: given `onPositionChange`, a click puts it. */
  position?: Position | null;
  onPositionChange?: (position: Position) => void;
  /** What is shown while there is nothing on the map; default: the whole world. */
  startArea?: Area;
  /** Whether the places are told as a list below; false where the page has a table of them. */
  list?: boolean;
  /** Height and other looks of the map's box. */
  className?: string;
};

const NONE: readonly never[] = [];

/** A map with a bundled outline, tiles where the office has a tile server, markers, a route, an area and a pin. */
export function MapView(props: MapViewProps) {
  const { label, markers = NONE, selectedId = null, route = NONE, area = null, position = null, startArea } = props;
  const { onSelect, onAreaChange, onPositionChange, list = true, className } = props;
  const tiles = useMapTiles();
  const box = useRef<HTMLDivElement>(null);
  const told = useRef(props);
  told.current = props;
  const [map, setMap] = useState<DeskMap | null>(null);
  const [failed, setFailed] = useState(false);
  const [drawing, setDrawing] = useState(false);

  useEffect(() => {
    const container = box.current;
    if (!container) return;
    const closing = new AbortController();
    const events = {
      onSelect: (id: string) => told.current.onSelect?.(id),
      onPick: (at: Position) => told.current.onPositionChange?.(at),
    };
    let opened: DeskMap | null = null;
    DeskMap.open(container, tiles, events, closing.signal)
      .then((ready) => {
        opened = ready;
        if (told.current.onPositionChange) ready.pickByClick();
        setMap(ready);
      })
      .catch((error: unknown) => {
        if (closing.signal.aborted) return;
        console.error(error);
        setFailed(true);
      });
    return () => {
      closing.abort();
      opened?.close();
      setMap(null);
    };
  }, [tiles]);

  useEffect(() => map?.setMarkers(markers), [map, markers]);
  useEffect(() => map?.setSelected(selectedId), [map, selectedId]);
  useEffect(() => map?.setRoute(route), [map, route]);
  useEffect(() => map?.setArea(area), [map, area]);
  useEffect(() => map?.setPin(position), [map, position]);
  // After the effects above, once: later a person has the map where they want it.
  useEffect(() => map?.fit(told.current.startArea ?? null), [map]);

  const draw = () => {
    setDrawing(true);
    map?.draw((drawn) => {
      setDrawing(false);
      if (drawn) onAreaChange?.(drawn);
    });
  };

  return (
    <div className="grid min-w-0 gap-2">
      <div className={cn("relative isolate h-96 overflow-hidden rounded-lg border border-border", className)}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: Leaflet moves the map by the arrow keys when it has the focus. */}
        <section ref={box} tabIndex={0} aria-label={`${label}. ${mapTexts.keyboard}`} className="map-box size-full" />
        {map || failed ? null : (
          <div className="absolute inset-0 z-1001 grid place-items-center bg-muted text-muted-foreground text-sm">
            <Spinner label={mapTexts.loading} />
          </div>
        )}
        {failed ? <Alert tone="warning" title={mapTexts.failed} className="absolute inset-x-3 top-3 z-1001" /> : null}
      </div>
      <div data-print="hide" className="flex flex-wrap items-center gap-2 empty:hidden">
        {onAreaChange ? (
          <>
            <Button size="sm" onClick={draw} disabled={!map} aria-pressed={drawing}>
              <SquareDashed aria-hidden />
              {drawing ? mapTexts.drawing : mapTexts.drawArea}
            </Button>
            <Button size="sm" onClick={() => map && onAreaChange(map.shownArea())} disabled={!map}>
              <Scan aria-hidden />
              {mapTexts.shownArea}
            </Button>
            {area ? (
              <Button size="sm" variant="ghost" onClick={() => onAreaChange(null)}>
                <X aria-hidden />
                {mapTexts.clearArea}
              </Button>
            ) : null}
          </>
        ) : null}
        {onPositionChange ? (
          <Button size="sm" onClick={() => map?.pickCentre()} disabled={!map}>
            <MousePointer2 aria-hidden />
            {mapTexts.pickCentre}
          </Button>
        ) : null}
        {markers.length > 1 ? (
          <Button size="sm" variant="ghost" onClick={() => map?.fit(startArea ?? null)} disabled={!map}>
            {mapTexts.showAll}
          </Button>
        ) : null}
      </div>
      {list && markers.length > 0 ? <PlaceList markers={markers} selectedId={selectedId} onSelect={onSelect} /> : null}
    </div>
  );
}

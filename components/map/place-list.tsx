"use client";

import { mapTexts } from "./map-texts";
import { spokenName } from "./marker-icon";
import type { MapMarker } from "./types";

/** What the markers tell, without the map. */
export function PlaceList({
  markers,
  selectedId,
  onSelect,
}: {
  markers: readonly MapMarker[];
  selectedId: string | null;
  onSelect?: (id: string) => void;
}) {
  return (
    <details className="text-sm">
      <summary className="w-fit cursor-pointer rounded-sm text-muted-foreground hover:text-foreground">
        {mapTexts.list(markers.length)}
      </summary>
      <ul className="mt-2 grid max-h-64 gap-1 overflow-y-auto">
        {markers.map((marker) => (
          <li key={marker.id}>
            {onSelect ? (
              <button
                type="button"
                aria-pressed={marker.id === selectedId}
                onClick={() => onSelect(marker.id)}
                className="w-full rounded-md px-2 py-1 text-left hover:bg-muted aria-pressed:bg-accent aria-pressed:text-accent-foreground"
              >
                {spokenName(marker)}
              </button>
            ) : (
              <span className="px-2">{spokenName(marker)}</span>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

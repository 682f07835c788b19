"use client";

import { MapView } from "@/components/map/map-view";
import type { MapMarker } from "@/components/map/types";
import type { CameraView } from "@/lib/plates/cameras/schema";
import type { EventView } from "@/lib/plates/events/schema";
import { texts } from "../../../texts";

const words = texts.history;

/** The cameras that saw a plate, and the way from one to the next in the order of the sightings. */
export function SightingsMap({
  items,
  cameras,
}: {
  /** The newest first. */
  items: readonly EventView[];
  cameras: readonly Pick<CameraView, "id" | "name" | "lat" | "lon" | "heading">[];
}) {
  const places = new Map(cameras.map((camera) => [camera.id, camera]));
  const seen = new Map<string, number>();
  for (const { camera_id } of items) if (camera_id) seen.set(camera_id, (seen.get(camera_id) ?? 0) + 1);
  const markers: MapMarker[] = [...seen].flatMap(([id, count]) => {
    const camera = places.get(id);
    return camera
      ? [
          {
            id,
            lat: camera.lat,
            lon: camera.lon,
            heading: camera.heading,
            title: camera.name,
            detail: words.times(count),
          },
        ]
      : [];
  });
  const route = items.toReversed().flatMap(({ camera_id }) => (camera_id ? (places.get(camera_id) ?? []) : []));
  if (markers.length === 0) return <p className="py-8 text-center text-muted-foreground text-sm">{words.unplaced}</p>;
  return <MapView label={words.map} markers={markers} route={route} className="h-72" />;
}

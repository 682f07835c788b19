"use client";

import { useRouter } from "next/navigation";
import { MapView } from "@/components/map/map-view";
import type { MapMarker } from "@/components/map/types";
import { texts } from "../texts";

/** The table below tells the same, so that the map has no list of its own. */
export function CamerasMap({ markers }: { markers: readonly MapMarker[] }) {
  const router = useRouter();
  return (
    <MapView
      label={texts.map}
      markers={markers}
      onSelect={(id) => router.push(`/cameras/${id}`)}
      list={false}
      className="h-72 sm:h-96"
    />
  );
}

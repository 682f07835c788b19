"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { MapTiles } from "./types";

const Tiles = createContext<MapTiles>(null);

/** Tells all maps below it where their tiles come from. */
export function MapTilesProvider({ tiles, children }: { tiles: MapTiles; children: ReactNode }) {
  return <Tiles value={tiles}>{children}</Tiles>;
}

export const useMapTiles = (): MapTiles => useContext(Tiles);

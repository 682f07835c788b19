/** WGS 84, degrees. */
export type Position = { lat: number; lon: number };

/** A rectangle of the map in degrees: latitude from `south` to `north`, longitude from `west` to `east`. */
export type Area = { south: number; west: number; north: number; east: number };

export type MarkerTone = "accent" | "success" | "warning" | "danger" | "neutral";

export type MapMarker = Position & {
  id: string;
  /** Its name: shown beside it, and read aloud. */
  title: string;
  /** A second line below the name. */
  detail?: string;
  /** Direction that it looks to, degrees clockwise from north; drawn as a cone. */
  heading?: number | null;
  tone?: MarkerTone;
};

/** Where tiles come from. Null draws the bundled outline alone. */
export type MapTiles = { url: string; attribution: string } | null;

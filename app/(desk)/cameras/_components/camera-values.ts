import type { CameraLine } from "../camera-line";

/** A camera as its form holds it: numbers as they are typed. */
export type CameraValues = {
  name: string;
  description: string;
  lat: string;
  lon: string;
  heading: string;
  grammars: string[];
  active: boolean;
};

export const emptyCamera: CameraValues = {
  name: "",
  description: "",
  lat: "",
  lon: "",
  heading: "",
  grammars: [],
  active: true,
};

export const valuesOf = (camera: Omit<CameraLine, "reads">): CameraValues => ({
  name: camera.name,
  description: camera.description ?? "",
  lat: String(camera.lat),
  lon: String(camera.lon),
  heading: camera.heading === null ? "" : String(camera.heading),
  grammars: camera.grammars,
  active: camera.active,
});

/** The typed position, if it is one. */
export function typedPosition({ lat, lon }: { lat: string; lon: string }): { lat: number; lon: number } | null {
  const [latitude, longitude] = [lat, lon].map((text) =>
    text.trim() === "" ? Number.NaN : Number(text.replace(",", ".").replace("−", "-")),
  ) as [number, number];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { lat: latitude, lon: longitude } : null;
}

import type { MapMarker, MarkerTone } from "@/components/map/types";
import type { BadgeTone } from "@/components/ui/badge";
import type { CameraView } from "@/lib/plates/cameras/schema";
import { texts } from "./texts";

/** A camera as the screens tell of it: without the address of its stream, which no page needs. */
export type CameraLine = Omit<CameraView, "rtsp_url"> & { reads: number };

export function cameraLine({ rtsp_url: _, ...camera }: CameraView, reads: number): CameraLine {
  return { ...camera, reads };
}

type Shown = Pick<CameraLine, "active" | "has_stream" | "stream_state">;

export function stateOf({ active, has_stream, stream_state }: Shown): { label: string; tone: BadgeTone } {
  if (!active) return { label: texts.inactive, tone: "neutral" };
  if (!has_stream) return { label: texts.streams.none, tone: "accent" };
  const tones = { live: "success", connecting: "info", failing: "danger", off: "warning" } as const;
  return { label: texts.streams[stream_state], tone: tones[stream_state] };
}

const markerTones: Partial<Record<BadgeTone, MarkerTone>> = {
  success: "success",
  danger: "danger",
  warning: "warning",
  neutral: "neutral",
};

export function markerOf(camera: CameraLine): MapMarker {
  const { label, tone } = stateOf(camera);
  return {
    id: camera.id,
    lat: camera.lat,
    lon: camera.lon,
    title: camera.name,
    detail: `${label} · ${texts.reads(camera.reads)}`,
    heading: camera.heading,
    tone: markerTones[tone] ?? "accent",
  };
}

/** Degrees as people write them: five decimals are about a metre. */
export const positionText = ({ lat, lon }: { lat: number; lon: number }): string =>
  `${lat.toFixed(5)}, ${lon.toFixed(5)}`;

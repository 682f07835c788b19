import { z } from "zod";
import { isKnownRegion } from "../recognition/grammars/select";

const name = z.string().normalize().trim().min(1, "is required").max(120).meta({ description: "What people call it" });
const description = z.string().trim().max(1000).nullish();
const lat = z.number().min(-90, "must lie between -90 and 90").max(90, "must lie between -90 and 90").meta({
  description: "Latitude in degrees, WGS 84",
});
const lon = z.number().min(-180, "must lie between -180 and 180").max(180, "must lie between -180 and 180").meta({
  description: "Longitude in degrees, WGS 84",
});
const heading = z
  .number()
  .min(0, "must lie between 0 and 360")
  .max(360, "must lie between 0 and 360")
  .transform((degrees) => degrees % 360)
  .nullish()
  .meta({ description: "Where it looks: degrees clockwise from north", override: { type: ["number", "null"] } });
/** Empty counts as none, as forms send it. */
const rtspUrl = z
  .string()
  .trim()
  .max(1000)
  .transform((address) => address || null)
  .nullish()
  .meta({
    description: "Address of its live stream, with user name and password where it has them; kept encrypted",
    override: { type: ["string", "null"] },
  });
const grammars = z
  .array(
    z.string().max(8).refine(isKnownRegion, "must be a country or region whose plates are known, like ZA, GB or US-CA"),
  )
  .max(20)
  .meta({ description: "Countries or regions whose plates it sees; none means all" });

const EXAMPLE = {
  name: "Gate 1",
  lat: -26.2041,
  lon: 28.0473,
  description: "North entrance",
  heading: 90,
  rtsp_url: null,
  active: true,
  grammars: ["ZA"],
};

export const CameraInput = z
  .object({
    name,
    description,
    lat,
    lon,
    heading,
    rtsp_url: rtspUrl,
    active: z.boolean().default(true).meta({ description: "Whether it is in use, and its stream is read" }),
    grammars: grammars.default([]),
  })
  // A schema that transforms gives its own examples up; the override keeps them.
  .meta({ id: "CameraCreate", override: { examples: [EXAMPLE] } });
export type CameraInput = z.output<typeof CameraInput>;

export const CameraPatch = z
  .object({ name, description, lat, lon, heading, rtsp_url: rtspUrl, active: z.boolean(), grammars })
  .partial()
  .meta({ id: "CameraUpdate", override: { examples: [{ description: "North entrance, lane 2", heading: 95 }] } });
export type CameraPatch = z.output<typeof CameraPatch>;

export const CAMERA_STREAM_STATES = ["off", "connecting", "live", "failing"] as const;

export const CameraView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    description: z.string().nullable(),
    lat: z.number(),
    lon: z.number(),
    heading: z.number().nullable(),
    rtsp_url: z.string().nullable().meta({ description: "Administrators only; null for others" }),
    active: z.boolean(),
    created_at: z.iso.datetime(),
    grammars: z.array(z.string()),
    has_stream: z.boolean(),
    stream_state: z.enum(CAMERA_STREAM_STATES).meta({ description: "What has become of its live stream" }),
    last_frame_at: z.iso.datetime().nullable(),
    last_frame_url: z.string().nullable().meta({ description: "A picture of its last frame, for the signed-in desk" }),
    last_error: z.string().nullable(),
    last_error_at: z.iso.datetime().nullable(),
  })
  .meta({
    id: "Camera",
    examples: [
      {
        id: "01a1fea6-945d-7467-9139-9363337ba98e",
        ...EXAMPLE,
        created_at: "2026-11-20T08:00:00.000Z",
        has_stream: false,
        stream_state: "off",
        last_frame_at: null,
        last_frame_url: null,
        last_error: null,
        last_error_at: null,
      },
    ],
  });
export type CameraView = z.output<typeof CameraView>;

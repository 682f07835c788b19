import { z } from "zod";
import { api, operation } from "@/lib/platform/http/operation";
import { settings } from "@/lib/platform/settings";

export const mapsApi = api({
  base: "/api/maps",
  tag: "Cameras",
  envelope: "message",
  operations: [
    operation({
      id: "maps.config",
      method: "GET",
      path: "/config",
      summary: "Read where maps come from",
      description: "Without a tile server the desk draws its bundled outline map.",
      who: "staff",
      response: z.object({
        api_key: z
          .string()
          .nullable()
          .meta({ description: "Public key of the map service", examples: [null] }),
        style_url: z
          .string()
          .nullable()
          .meta({ examples: [null] }),
        tile_url: z
          .string()
          .nullable()
          .meta({ examples: ["https://tiles.example.org/{z}/{x}/{y}.png"] }),
      }),
      handle: async () => {
        const { MAP_API_KEY, MAP_STYLE_URL, MAP_TILE_URL } = settings();
        return { api_key: MAP_API_KEY ?? null, style_url: MAP_STYLE_URL ?? null, tile_url: MAP_TILE_URL ?? null };
      },
    }),
  ],
});

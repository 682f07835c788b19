import { z } from "zod";
import { notFound } from "@/lib/platform/errors";
import { type Operation, operation } from "@/lib/platform/http/operation";
import { LAYER_NAMES } from "./card/layers";
import { templateLayer } from "./template";

const SVG = "image/svg+xml";

export const templateOperations: Operation[] = [
  operation({
    id: "licenses.templateLayer",
    method: "GET",
    path: "/specifications/layers/{side}/{layer}",
    summary: "Draw one layer of the card's template",
    description:
      "An SVG of 1012 x 638 px on a transparent ground; laid over each other, the layers are a side of nobody's card. For administrators: by themselves they would help whoever wants to copy cards.",
    who: "admin",
    params: z.object({
      side: z.enum(["front", "back"]).meta({ description: "Side of the card" }),
      layer: z.enum(LAYER_NAMES).meta({ description: LAYER_NAMES.join(", "), examples: ["guilloche"] }),
    }),
    response: { binary: [SVG] },
    async handle({ params }) {
      const svg = templateLayer(params.side, params.layer);
      if (svg === null) throw notFound("Layer");
      return new Response(svg, {
        headers: {
          "content-type": SVG,
          "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
          "cross-origin-resource-policy": "same-origin",
          "cache-control": "private, max-age=300",
        },
      });
    },
  }),
];

import type { Topology } from "topojson-specification";

/** Natural Earth's countries at 1:50 million (public domain), as world-atlas packs them: object `countries`. */
declare const topology: Topology;
export default topology;

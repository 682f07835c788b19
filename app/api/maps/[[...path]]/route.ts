import { mapsApi } from "@/lib/plates/maps-api";
import { mount } from "@/lib/platform/http/mount";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(mapsApi);

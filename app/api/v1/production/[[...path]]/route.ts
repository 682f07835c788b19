import { productionApi } from "@/lib/licenses/production/api";
import { mount } from "@/lib/platform/http/mount";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(productionApi);

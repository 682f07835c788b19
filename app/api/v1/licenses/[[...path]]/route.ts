import { licensesApi } from "@/lib/licenses/api";
import { mount } from "@/lib/platform/http/mount";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(licensesApi);

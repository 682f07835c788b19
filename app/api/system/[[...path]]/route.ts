import { mount } from "@/lib/platform/http/mount";
import { systemApi } from "@/lib/platform/system/api";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(systemApi);

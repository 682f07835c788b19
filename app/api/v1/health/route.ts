import { mount } from "@/lib/platform/http/mount";
import { versionedHealthApi } from "@/lib/platform/system/api";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(versionedHealthApi);

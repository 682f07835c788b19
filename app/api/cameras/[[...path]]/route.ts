import { camerasApi } from "@/lib/plates/cameras/api";
import { mount } from "@/lib/platform/http/mount";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(camerasApi);

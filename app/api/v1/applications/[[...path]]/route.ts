import { applicationsApi } from "@/lib/licenses/applications/api";
import { mount } from "@/lib/platform/http/mount";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(applicationsApi);

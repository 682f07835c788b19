import { verifyApi } from "@/lib/licenses/verification/api";
import { mount } from "@/lib/platform/http/mount";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(verifyApi);

import { certificatesApi } from "@/lib/candidates/certificates/api";
import { mount } from "@/lib/platform/http/mount";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(certificatesApi);

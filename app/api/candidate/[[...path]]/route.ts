import { candidateApi } from "@/lib/candidates/api";
import { mount } from "@/lib/platform/http/mount";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(candidateApi);

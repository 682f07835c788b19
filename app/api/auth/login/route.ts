import { mount } from "@/lib/platform/http/mount";
import { platesLoginApi } from "@/lib/users/plates-contract-api";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(platesLoginApi);

import { mount } from "@/lib/platform/http/mount";
import { platesUsersApi } from "@/lib/users/plates-contract-api";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(platesUsersApi);

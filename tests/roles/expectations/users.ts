import { at, type Expectation } from "./expectation";

/** Signing in, the office's users and their API keys. */
export const USER_EXPECTATIONS: Record<string, Expectation> = {
  "auth.login": {
    own: at("/login"),
    form: { username: "nobody", password: "wrong" },
    applicant: 401,
    clerk: 401,
    admin: 401,
  },
  "auth.refresh": { own: at("/token"), json: { refresh_token: "x" }, applicant: 401, clerk: 401, admin: 401 },
  "auth.testToken": { own: at("/test-token"), applicant: 200, clerk: 200, admin: 200 },
  "auth.me": { own: at("/me"), applicant: 200, clerk: 200, admin: 200 },
  "auth.logout": { own: at("/logout"), applicant: 200, clerk: 200, admin: 200 },
  "auth.changePassword": {
    own: at("/password"),
    json: { current_password: "no", new_password: "whatever it is 77" },
    applicant: 422,
    clerk: 422,
    admin: 422,
  },
  "users.me": { own: at("/me"), applicant: 200, clerk: 200, admin: 200 },
  "users.updateMe": { own: at("/me"), json: { department: "Front desk" }, applicant: 200, clerk: 200, admin: 200 },
  "users.list": { own: at(""), applicant: 403, clerk: 403, admin: 200 },
  "users.create": { own: at(""), json: {}, applicant: 403, clerk: 403, admin: 422 },
  "users.get": { own: ({ userId }) => `/${userId}`, applicant: 404, clerk: 404, admin: 200 },
  "users.update": {
    own: ({ userId }) => `/${userId}`,
    json: { department: "Back office" },
    applicant: 403,
    clerk: 403,
    admin: 200,
  },
  "users.remove": { own: ({ userId }) => `/${userId}`, applicant: 403, clerk: 403, admin: 200 },
  "apiKeys.list": { own: at(""), applicant: 200, clerk: 200, admin: 200 },
  "apiKeys.create": { own: at(""), json: { name: "test" }, applicant: 201, clerk: 201, admin: 201 },
  "apiKeys.revoke": { own: ({ apiKeyId }) => `/${apiKeyId}`, applicant: 404, clerk: 404, admin: 200 },
};

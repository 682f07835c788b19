import { describe, expect, it } from "vitest";
import { activeItem, navigation, navigationFor } from "./navigation";

const hrefs = (role: Parameters<typeof navigationFor>[0]) =>
  navigationFor(role).flatMap((group) => group.items.map(({ href }) => href));

describe("navigation", () => {
  it("shows applicants nothing of the administration or of other people", () => {
    expect(hrefs("applicant")).toEqual(["/", "/licenses", "/account", "/docs"]);
  });

  it("shows an administrator everything", () => {
    expect(hrefs("admin")).toEqual(navigation.flatMap((group) => group.items.map(({ href }) => href)));
  });

  it("has one key per place", () => {
    const keys = navigation.flatMap((group) => group.items.flatMap(({ key }) => key ?? []));
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe("activeItem", () => {
  it.each([
    ["/", "/"],
    ["/licenses", "/licenses"],
    ["/licenses/12/history", "/licenses"],
    ["/admin/api-keys", "/admin/api-keys"],
    ["/licensesque", undefined],
    ["/nowhere", undefined],
  ])("%s belongs to %s", (pathname, href) => {
    expect(activeItem(pathname)?.href).toBe(href);
  });
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { isPublicAddress } from "./public-address";

test("no address of a private block is ever public, mapped or not", () => {
  const octet = fc.nat(255);
  const inside = fc.oneof(
    fc.tuple(fc.constantFrom(10, 127, 0), octet, octet, octet),
    fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), octet, octet),
    fc.tuple(fc.constant(192), fc.constant(168), octet, octet),
    fc.tuple(fc.constant(169), fc.constant(254), octet, octet),
    fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), octet, octet),
    fc.tuple(fc.integer({ min: 224, max: 255 }), octet, octet, octet),
  );
  fc.assert(
    fc.property(inside, (octets) => {
      const address = octets.join(".");
      for (const form of [address, `::ffff:${address}`, `::${address}`, `64:ff9b::${address}`, `::ffff:0:${address}`])
        expect(isPublicAddress(form)).toBe(false);
    }),
  );
});

test.each([
  "93.184.215.14",
  "8.8.8.8",
  "100.63.255.255",
  "100.128.0.1",
  "172.15.0.1",
  "172.32.0.1",
  "2606:2800:21f:cb07:6820:80da:af6b:8b2c",
  "::ffff:8.8.8.8",
])("%s is public", (address) => expect(isPublicAddress(address)).toBe(true));

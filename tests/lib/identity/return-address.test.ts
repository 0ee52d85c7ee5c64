import { expect, test } from "vitest";
import { returnAddress } from "#lib/identity/return-address.ts";

const origin = "https://news.example";

const hostile = [
  "//evil.example",
  "//evil.example/dashboard/posts",
  "/\\evil.example",
  "\\\\evil.example\\dashboard",
  "/\\/evil.example/dashboard/posts",
  "https:evil.example",
  "https:/evil.example/dashboard/posts",
  "https://evil.example/dashboard/posts",
  "https://news.example.evil.example/dashboard/posts",
  "https://news.example@evil.example/dashboard/posts",
  "https://news.example:8443/dashboard/posts",
  "http://news.example/dashboard/posts",
  "https://ana@news.example/dashboard/posts",
  "/%2f/evil.example",
  "/%5cevil.example",
  "%2f%2fevil.example",
  "/@evil.example",
  "/dashboard/..//evil.example",
  "/dashboard/%2e%2e//evil.example",
  "/dashboard/../sign-in",
  "/dashboardevil",
  "/dash\tboard@evil.example",
  "/\r\nLocation: https://evil.example",
  "\u0000//evil.example",
  "javascript:alert(1)",
  "JaVaScRiPt://news.example/%0aalert(1)",
  "data:text/html,<script>alert(1)</script>",
  "blob:https://news.example/dashboard/posts",
  "http://[::1",
  "",
  "/",
  "/posts/hello",
  `/dashboard/${"a".repeat(10_240)}`,
];

test.each(hostile)("the return address %j leads to the dashboard", (asked) => {
  expect(returnAddress(asked, origin)).toBe("/dashboard");
});

test.each([undefined, null, 7, ["/dashboard/posts"], { toString: () => "//evil.example" }])(
  "a return address that is not text leads to the dashboard: %s",
  (asked) => {
    expect(returnAddress(asked, origin)).toBe("/dashboard");
  },
);

test.each([
  ["/dashboard/posts/7?preview=1", "/dashboard/posts/7?preview=1"],
  ["https://news.example/dashboard/comments", "/dashboard/comments"],
  ["/posts/../dashboard/members", "/dashboard/members"],
  ["/dashboard/\r\nposts", "/dashboard/posts"],
])("the private address %j of this site is kept", (asked, kept) => {
  expect(returnAddress(asked, origin)).toBe(kept);
});

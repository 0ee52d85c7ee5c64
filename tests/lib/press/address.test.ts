import { expect, test } from "vitest";
import { routeFor } from "#lib/press/address.ts";

test.each([
  ["/", "/"],
  ["/posts/one", "/posts/one"],
  ["/posts//one/", "/posts/one"],
  ["//evil.example/posts", "/evil.example/posts"],
  ["/posts/caf%C3%A9", "/posts/caf%C3%A9"],
  ["/posts/café", "/posts/caf%C3%A9"],
  ["/%70osts/one", "/posts/one"],
  ["/?utm_source=mail&before=12-3&_rsc=abc", "/?before=12-3"],
  ["/?p=12&theme=dark", "/?p=12"],
  [`/?before=${"9".repeat(200)}`, "/"],
  ["/search?q=a%20%26+b%00&page=2&sort=x", "/search?page=2&q=a+%26+b%00"],
  [`/search?q=${"x".repeat(10_000)}`, `/search?q=${"x".repeat(10_000)}`],
])("%s is read as the public address %s", (target, address) => {
  expect(routeFor(target)).toEqual({ kind: "public", address });
});

test.each([
  ["/dashboard", "/dashboard"],
  ["/%64ashboard/comments", "/dashboard/comments"],
  ["//dashboard", "/dashboard"],
  ["/dashboard/x.css?a=b", "/dashboard/x.css?a=b"],
  ["/mail/1-2-abc/stop", "/mail/1-2-abc/stop"],
  ["/receipts/12-abc", "/receipts/12-abc"],
  ["/sign-in?return=%2Fdashboard", "/sign-in?return=%2Fdashboard"],
])("%s is private, at %s", (target, address) => {
  expect(routeFor(target)).toEqual({ kind: "private", address });
});

test.each([
  "/posts/%2e%2e/dashboard",
  "/posts/../dashboard",
  "/a%2fdashboard",
  "/a%5cb",
  "/a%00b",
  "/a%0d%0aSet-Cookie:x",
  "/%",
  "/%ff",
  "*",
  "http://evil.example/",
])("%s cannot be read", (target) => {
  expect(routeFor(target)).toEqual({ kind: "malformed" });
});

test.each(["/_next/image?url=http://127.0.0.1/", "/_next/data/x/dashboard.json"])(
  "%s, a way of the framework's that no page needs, is closed",
  (target) => {
    expect(routeFor(target)).toEqual({ kind: "missing" });
  },
);

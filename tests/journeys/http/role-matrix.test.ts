import { actions, callers, routes, type Caller } from "#tests/role-matrix.ts";
import { builtActions, builtRoutes } from "#tests/support/build.ts";
import { callAction, callActionByScript } from "#tests/support/call-action.ts";
import { signInEveryone, type Cookies } from "#tests/support/callers.ts";
import { rawRequest, type RawAnswer } from "#tests/support/raw-request.ts";
import { anAddress, expect, siteUrl, test } from "#tests/support/site.ts";

/** Rows A01, D01 and D02: every caller at every address and every action of the build. */

let site: string;
let cookies: Cookies;
const address = anAddress();

test.beforeAll(async ({ browser, press }) => {
  site = siteUrl(press);
  cookies = await signInEveryone(browser, site, address);
});

test("every route and every action of the build is in the matrix", () => {
  expect(builtRoutes().filter((route) => !routes[route])).toEqual([]);
  expect(
    builtActions()
      .map(({ name }) => name)
      .filter((name) => !actions[name]),
  ).toEqual([]);
});

test("every line of the matrix is in the build", () => {
  const built = new Set([...builtRoutes(), ...builtActions().map(({ name }) => name)]);

  expect(
    [...Object.keys(routes), ...Object.keys(actions)].filter((one) => !built.has(one)),
  ).toEqual([]);
});

for (const caller of callers) {
  test(`the addresses answer the ${caller} caller as the matrix says`, async () => {
    const wrong: string[] = [];
    for (const [route, { allowed, address: known }] of Object.entries(routes)) {
      // Next's own error pages are part of the build, and of other pages; they have no address.
      if (route.startsWith("/_")) continue;
      const path = known ?? route.replaceAll(/\[[^\]]+\]/g, "1");
      const answer = await rawRequest(site, { path, headers: headersOf(caller) });
      const seen = judge(answer);
      const isRight = allowed.includes(caller)
        ? seen === "answered" || (known === undefined && seen === "missing")
        : seen === refusalOf(caller);
      if (!isRight) wrong.push(`${path} is ${seen} (${answer.status})`);
    }
    expect(wrong).toEqual([]);
  });

  test(`the actions answer the ${caller} caller as the matrix says`, async () => {
    const wrong: string[] = [];
    for (const action of builtActions()) {
      const { allowed = [], form, bound } = actions[action.name] ?? {};
      const isAllowed = allowed.includes(caller);
      // Sent by the rightful, it would do what it does; a line says with what it can be sent safely.
      if (isAllowed && !form) continue;
      const call = {
        action,
        page: addressOf(action.page),
        headers: headersOf(caller),
        ...(form && { form }),
        ...(bound && { bound }),
      };
      for (const send of [callAction, callActionByScript]) {
        const seen = judge(await send(site, call));
        if (isAllowed ? seen !== "answered" : seen !== refusalOf(caller)) {
          wrong.push(`${action.name} by ${send.name} is ${seen}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
}

/** Nothing of this may be in an answer to someone who is not an owner. */
const secret = "moderator@example.org";

const tricks: [string, string, Record<string, string>][] = [
  ["the plain address", "/dashboard/members", {}],
  [
    "middleware, said to have run",
    "/dashboard/members",
    { "x-middleware-subrequest": "middleware" },
  ],
  [
    "middleware, said to have run often",
    "/dashboard/members",
    { "x-middleware-subrequest": Array(6).fill("src/middleware").join(":") },
  ],
  ["a proxy, said to have run", "/dashboard/members", { "x-middleware-subrequest": "proxy" }],
  ["a rewrite", "/", { "x-middleware-rewrite": "/dashboard/members" }],
  ["an original address", "/", { "x-original-url": "/dashboard/members" }],
  ["an invoked address", "/", { "x-invoke-path": "/dashboard/members" }],
  ["a matched address", "/", { "x-matched-path": "/dashboard/members" }],
  ["a payload", "/dashboard/members", { rsc: "1" }],
  ["a payload by query", "/dashboard/members?_rsc=abc12", { rsc: "1" }],
  ["a prefetch", "/dashboard/members", { rsc: "1", "next-router-prefetch": "1" }],
  [
    "the prefetch of a segment",
    "/dashboard/members",
    { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
  ],
  [
    "the page's own segment",
    "/dashboard/members",
    { rsc: "1", "next-router-segment-prefetch": "/dashboard/members/__PAGE__" },
  ],
  [
    "a payload from inside",
    "/dashboard/members",
    {
      rsc: "1",
      "next-router-state-tree": encodeURIComponent(
        JSON.stringify(["", { children: ["dashboard", { children: ["members", {}] }] }]),
      ),
      "next-url": "/dashboard",
    },
  ],
  ["resuming", "/dashboard/members", { "next-resume": "1" }],
  ["data", "/dashboard/members", { "x-nextjs-data": "1" }],
  ["a payload file", "/dashboard/members.rsc", {}],
  ["a segment file", "/dashboard/members.segments/_tree.segment.rsc", {}],
  ["a data file", "/_next/data/x/dashboard/members.json", {}],
  ["a slash at the end", "/dashboard/members/", {}],
  ["doubled slashes", "//dashboard//members", {}],
  ["an encoded slash", "/dashboard%2Fmembers", {}],
  ["a doubly encoded slash", "/dashboard%252Fmembers", {}],
  ["a backslash", "/dashboard\\members", {}],
  ["an encoded letter", "/%64ashboard/members", {}],
  ["capitals", "/Dashboard/Members", {}],
  ["a dot segment", "/dashboard/./members", {}],
  ["dots from a public page", "/posts/../dashboard/members", {}],
  ["encoded dots", "/posts/%2e%2e/dashboard/members", {}],
  ["a locale", "/en/dashboard/members", {}],
  ["a parameter in the query", "/dashboard/members?nxtPsegment=members&children=members", {}],
  ["a full address", "http://localhost/dashboard/members", {}],
  [
    "another host",
    "/dashboard/members",
    { host: "evil.example", "x-forwarded-host": "evil.example" },
  ],
  ["HEAD by override", "/dashboard/members", { "x-http-method-override": "GET" }],
  ["a bearer", "/dashboard/members", { authorization: "Bearer owner@example.org" }],
];

for (const [name, path, headers] of tricks) {
  test(`${name} opens nothing to anyone but the owner`, async () => {
    for (const caller of ["signed-out", "disabled", "author", "moderator"] as const) {
      const own = headersOf(caller);
      let answer = await rawRequest(site, { path, headers: { ...own, ...headers } });
      expect(answer.body + JSON.stringify(answer.headers)).not.toContain(secret);

      for (let hop = 0; hop < 5 && isElsewhere(answer); hop += 1) {
        const to = new URL(answer.headers.location ?? "", site);
        expect(to.origin).toBe(new URL(site).origin);
        answer = await rawRequest(site, { path: to.pathname + to.search, headers: own });
        expect(answer.body).not.toContain(secret);
      }
      expect(answer.status).toBeLessThan(500);
    }
  });
}

test("the owner does see what the tricks are after", async () => {
  const answer = await rawRequest(site, {
    path: "/dashboard/members",
    headers: headersOf("owner"),
  });

  expect(answer.body).toContain(secret);
});

for (const cookie of [
  "byline-session=",
  "byline-session=%",
  "byline-session=%00",
  `byline-session=${"a".repeat(8_192)}`,
  "byline-session=a; byline-session=b; byline-session.0=%zz",
  "byline-csrf=|; next-auth.callback-url=javascript:alert(1)",
  "__proto__=1; byline-session=__proto__",
]) {
  test(`the cookie ${cookie.slice(0, 40)} means signed out`, async () => {
    for (const path of ["/dashboard", "/api/auth/session"]) {
      const answer = await rawRequest(site, {
        path,
        headers: { cookie, authorization: "Bearer a.b.c", "x-forwarded-for": address },
      });
      expect(judge(answer)).toBe(path === "/dashboard" ? "sent to sign in" : "answered");
      expect(answer.body).not.toContain("memberId");
    }
  });
}

type Seen = "answered" | "missing" | "sent to sign in" | "failed";

function judge({ status, headers }: RawAnswer): Seen {
  if (headers["x-nextjs-action-not-found"]) return "failed";
  const to = headers.location ?? headers["x-action-redirect"];
  if (to && /\/sign-in\b/.test(String(to))) return "sent to sign in";
  if (status === 404) return "missing";
  return status >= 500 ? "failed" : "answered";
}

function refusalOf(caller: Caller): Seen {
  return caller === "signed-out" || caller === "disabled" ? "sent to sign in" : "missing";
}

function addressOf(route: string): string {
  return routes[route]?.address ?? route.replaceAll(/\[[^\]]+\]/g, "1");
}

function isElsewhere({ status, headers }: RawAnswer): boolean {
  return status >= 300 && status < 400 && headers.location !== undefined;
}

function headersOf(caller: Caller): Record<string, string> {
  const cookie = cookies[caller];
  return { "x-forwarded-for": address, ...(cookie && { cookie }) };
}

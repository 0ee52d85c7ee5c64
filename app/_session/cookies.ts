import { environment } from "#lib/config/environment.ts";

type SessionCookie = {
  name: string;
  options: { httpOnly: true; sameSite: "lax"; path: "/"; secure: boolean };
};

/** The cookie that carries the session. `__Host-` lets no subdomain and no plain HTTP set it. */
export function sessionCookie(): SessionCookie {
  return privateCookie("byline-session");
}

export function csrfCookie(): SessionCookie {
  return privateCookie("byline-csrf");
}

/** By this a browser is recognised at its next sign-in; it opens nothing. */
export function knownBrowserCookie(): SessionCookie {
  return privateCookie("byline-browser");
}

export const knownBrowserMaxAgeSeconds = 365 * 24 * 60 * 60;

/** By this a browser that reported a comment is known again where it reports the same one. */
export function reporterCookie(): SessionCookie {
  return privateCookie("byline-reporter");
}

export const reporterMaxAgeSeconds = 365 * 24 * 60 * 60;

function privateCookie(name: string): SessionCookie {
  const secure = environment().siteUrl.protocol === "https:";
  return {
    name: secure ? `__Host-${name}` : name,
    options: { httpOnly: true, sameSite: "lax", path: "/", secure },
  };
}

import { z } from "zod";

/** The settings a host gives through the environment. Read here and nowhere else in `lib` and `app`. */
export type Environment = {
  siteUrl: URL;
  authSecret: string;
  port: number;
  /** How many proxies of ours stand in front and add to X-Forwarded-For. */
  proxyCount: number;
  isPressOn: boolean;
  smtpUrl: string | undefined;
  /** Whose address mail is from. */
  mailFrom: string;
  /** Where a hole in the site is reported, as an address to write to or to call. */
  securityContact: string | undefined;
};

/** Something in the environment is missing or malformed. Names every problem, prints no value. */
export class EnvironmentProblem extends Error {
  override name = "EnvironmentProblem";
  constructor(readonly problems: string[]) {
    super(`Byline cannot start:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
  }
}

export const authSecretLengthMin = 32;

const schema = z.object({
  PORT: z.coerce
    .number("must be a number from 0 to 65535, for example 3000")
    .int("must be a whole number")
    .min(0, "must be 0 or more")
    .max(65_535, "must be 65535 or less")
    .default(3000),
  SITE_URL: z
    .url({
      protocol: /^https?$/,
      error: "must be an address like https://example.org",
      abort: true,
    })
    .refine(
      (value) => isOrigin(value),
      "must be an origin without a path, like https://example.org",
    )
    .optional(),
  AUTH_SECRET: z
    .string("is not set; `npm run up` writes one into .env")
    .min(authSecretLengthMin, `must be at least ${authSecretLengthMin} characters`),
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|libsql:|https?:|wss?:)/, "must begin with file:, libsql:, http(s): or ws(s):")
    .optional(),
  BYLINE_DATA: z.string().optional(),
  PROXY_COUNT: z.coerce
    .number("must be a number")
    .int("must be a whole number")
    .min(0, "must be 0 or more")
    .max(10, "must be 10 or less")
    .default(0),
  PRESS: z.enum(["on", "off"], "must be on or off").default("on"),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/.+/, "must begin with smtp:// or smtps://")
    .optional(),
  MAIL_FROM: z.email("must be an e-mail address, without a name").optional(),
  SECURITY_CONTACT: z
    .string()
    .regex(
      /^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+|tel:\+?[\d-]+)$/,
      "must be an address like mailto:security@example.org, https://example.org/security or tel:+49-30-1234567",
    )
    .optional(),
});

let known: Environment | undefined;

/** The environment, checked once. Throws EnvironmentProblem listing everything that is wrong. */
export function environment(): Environment {
  return (known ??= readEnvironment(process.env));
}

export function readEnvironment(source: NodeJS.ProcessEnv): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given);
  if (!result.success) {
    throw new EnvironmentProblem(
      result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`),
    );
  }
  const { PORT, SITE_URL, AUTH_SECRET, PROXY_COUNT, PRESS, SMTP_URL, MAIL_FROM, SECURITY_CONTACT } =
    result.data;
  const siteUrl = new URL(SITE_URL ?? `http://localhost:${PORT}`);
  return {
    siteUrl,
    authSecret: AUTH_SECRET,
    port: PORT,
    proxyCount: PROXY_COUNT,
    isPressOn: PRESS === "on",
    smtpUrl: SMTP_URL,
    mailFrom: MAIL_FROM ?? `byline@${siteUrl.hostname}`,
    securityContact: SECURITY_CONTACT,
  };
}

function isOrigin(value: string): boolean {
  const url = new URL(value);
  return url.pathname === "/" && !url.search && !url.hash && !url.username;
}

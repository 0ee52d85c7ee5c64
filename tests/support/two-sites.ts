import { build, isBuilt } from "#bin/build.ts";
import { command, password, secret, startSite } from "./start-site.ts";

const members = [
  { name: "Olga Owner", email: "owner@example.org", role: "owner" },
  { name: "Arno Author", email: "author@example.org", role: "author" },
  { name: "Mona Moderator", email: "moderator@example.org", role: "moderator" },
];

/** One site behind the press and one without it, from one build, for all journeys. */
export default async function setup(): Promise<() => Promise<void>> {
  process.env.AUTH_SECRET = secret;
  if (!isBuilt()) await build();
  const [printed, unprinted] = await Promise.all([startSite(), startSite({ PRESS: "off" })]);
  for (const { dataFolder } of [printed, unprinted]) {
    for (const member of members) await command(dataFolder, "member", memberArguments(member));
  }
  Object.assign(process.env, {
    BYLINE_URL: printed.url,
    BYLINE_DATA: printed.dataFolder,
    BYLINE_URL_UNPRINTED: unprinted.url,
    BYLINE_DATA_UNPRINTED: unprinted.dataFolder,
  });
  return async () => {
    await Promise.all([printed.stop(), unprinted.stop()]);
  };
}

function memberArguments(member: (typeof members)[number]): string[] {
  const options = Object.entries({ ...member, password });
  return ["add", ...options.flatMap(([name, value]) => [`--${name}`, value])];
}

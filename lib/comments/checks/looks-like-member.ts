import { isNull } from "drizzle-orm";
import { members } from "#db/schema/identity.ts";
import { authors } from "#db/schema/posts.ts";
import type { Check } from "../screening.ts";
import { skeleton } from "../skeleton.ts";

/** Someone without a session whose name reads like that of the people who write and moderate here. */
export const looksLikeMember: Check = async ({ name }, { tx }) => {
  const known = [
    ...(await tx.select({ name: members.name }).from(members).where(isNull(members.disabledAt))),
    ...(await tx.select({ name: authors.name }).from(authors)),
  ];
  const written = skeleton(name);
  const alike = known.find((person) => skeleton(person.name) === written);
  return alike && `The name looks like that of ${alike.name}, who writes or moderates here.`;
};

import { redirect } from "next/navigation";
import { requireMember } from "#app/_session/require.ts";
import { asModerator } from "#lib/identity/roles.ts";

/** Everyone's first room: the desk for those who decide, the studio for those who write. */
export default async function DashboardPage(): Promise<never> {
  const member = await requireMember();
  redirect(asModerator(member) ? "/dashboard/comments" : "/dashboard/posts");
}

import type { Metadata } from "next";
import type { ReactElement } from "react";
import { requireOwner } from "#app/_session/require.ts";
import { Day } from "#app/_ui/time.tsx";
import { grantableRoles } from "#lib/identity/change-role.ts";
import { listMembers, type ListedMember } from "#lib/identity/list-members.ts";
import { changeMemberAction } from "./actions.ts";
import { MemberForm, type Change } from "./member-form.tsx";
import styles from "./page.module.css";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage(): Promise<ReactElement> {
  const members = await listMembers(await requireOwner());
  return (
    <main id="content" className={styles.page}>
      <h1>Members</h1>
      <ul className={styles.members}>
        {members.map((member) => (
          <li key={member.id} className={styles.member}>
            <h2>{member.name}</h2>
            <p>{member.email}</p>
            <p>
              {standing(member)} <Day at={member.disabledAt ?? member.createdAt} />
            </p>
            <MemberForm
              action={changeMemberAction}
              memberId={member.id}
              name={member.name}
              changes={changesOf(member)}
            />
          </li>
        ))}
      </ul>
      <p>
        To add someone, run <code>npm run member -- add</code> on the server.
      </p>
    </main>
  );
}

function standing({ role, disabledAt }: ListedMember): string {
  return disabledAt ? `Was ${role}, disabled since` : `Is ${role}, member since`;
}

function changesOf({ role, disabledAt }: ListedMember): Change[] {
  if (disabledAt) return [{ value: "enable", label: "Let in again" }];
  const others = grantableRoles.filter((other) => other !== role);
  return [
    ...others.map((other) => ({ value: other, label: `Make ${other}` })),
    { value: "disable", label: "Disable" },
  ];
}

import { parseArgs } from "node:util";
import { addMember } from "./add-member.ts";
import { listMembersForOperator } from "./list-members.ts";
import { memberRoles, type Role } from "./roles.ts";

const usage = `Add people who may sign in, or list them.

  npm run member -- add --email ADDRESS --name NAME --role ROLE --password-stdin
  npm run member -- list

  --email ADDRESS    what they sign in with
  --name NAME        what they are called, and the byline of an owner or author
  --role ROLE        owner, author or moderator
  --password-stdin   read the password from standard input, its first line
  --help             show this

Example:
  printf '%s' "$PASSWORD" | npm run member -- add --email ana@example.org --name Ana --role owner --password-stdin

Exit codes: 0 done, 1 refused (the reason is printed), 2 not understood.`;

/**
 * The member command. `args` are what the operator typed, with the password from standard input
 * as `--password`. Prints through `print` and returns the exit code.
 */
export async function memberCommand(
  args: string[],
  print: (line: string) => void,
): Promise<number> {
  const read = readArguments(args);
  if ("misuse" in read) {
    print(`${read.misuse}\nRun \`npm run member -- --help\` to see how.`);
    return 2;
  }
  switch (read.command) {
    case "help":
      print(usage);
      return 0;
    case "list":
      return list(print);
    case "add":
      return add(read, print);
  }
}

type AddCommand = { command: "add"; email: string; name: string; role: Role; password: string };
type Command = { command: "help" } | { command: "list" } | AddCommand | { misuse: string };

function readArguments(args: string[]): Command {
  let parsed;
  try {
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: {
        email: { type: "string" },
        name: { type: "string" },
        role: { type: "string" },
        password: { type: "string" },
        "password-stdin": { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    // parseArgs names the option it did not understand; the stack behind it helps nobody.
    return { misuse: error instanceof Error ? error.message : String(error) };
  }
  const { values, positionals } = parsed;
  if (values.help) return { command: "help" };
  const [command, ...rest] = positionals;
  if (!command) return { misuse: "Say what to do: add or list." };
  if (rest.length > 0) return { misuse: `"${rest.join(" ")}" was not understood.` };
  if (command === "list") return { command };
  if (command !== "add") return { misuse: `There is no command "${command}".` };

  const { email, name, role, password } = values;
  const missing = Object.entries({ email, name, role })
    .filter(([, value]) => !value)
    .map(([option]) => `--${option}`);
  if (password === undefined) missing.push("--password-stdin");
  if (missing.length > 0) return { misuse: `Missing: ${missing.join(", ")}.` };
  const known = memberRoles.find((one) => one === role);
  if (!known) return { misuse: `--role must be ${memberRoles.join(", ")}; not "${role}".` };
  return { command, email: email ?? "", name: name ?? "", role: known, password: password ?? "" };
}

async function add(
  { email, name, role, password }: AddCommand,
  print: (line: string) => void,
): Promise<number> {
  const addition = await addMember({ email, name, role, password });
  switch (addition.outcome) {
    case "added":
      print(`Added ${addition.email} as ${role}.`);
      return 0;
    case "taken":
      print(`There is already a member with the address ${email}.`);
      return 1;
    case "problems":
      for (const { field, message } of addition.problems) print(`--${field}: ${message}`);
      return 1;
  }
}

async function list(print: (line: string) => void): Promise<number> {
  const members = await listMembersForOperator();
  if (members.length === 0) print("There are no members.");
  for (const { email, name, role, disabledAt } of members) {
    print([email, role, name, disabledAt ? "disabled" : ""].filter(Boolean).join("\t"));
  }
  return 0;
}

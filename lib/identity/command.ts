import { parseArgs } from "node:util";
import { addMember } from "./add-member.ts";
import { disableMember, enableMember } from "./disable-member.ts";
import { readEmail } from "./email.ts";
import { listMembersForOperator } from "./list-members.ts";
import { memberRoles, type Role } from "./roles.ts";

const usage = `Add people who may sign in, shut them out, or list them.

  npm run member -- add --email ADDRESS --name NAME --role ROLE --password-stdin
  npm run member -- disable --email ADDRESS
  npm run member -- enable --email ADDRESS
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
    case "disable":
    case "enable":
      return letIn(read, print);
  }
}

type AccessCommand = { command: "disable" | "enable"; email: string };
type AddCommand = { command: "add"; email: string; name: string; role: Role; password: string };
type Command =
  { command: "help" } | { command: "list" } | AccessCommand | AddCommand | { misuse: string };

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
  if (rest.length > 0) return { misuse: `"${rest.join(" ")}" was not understood.` };
  switch (command) {
    case "list":
      return { command };
    case "disable":
    case "enable":
      return values.email ? { command, email: values.email } : { misuse: "Missing: --email." };
    case "add":
      return readAddition(values);
    case undefined:
      return { misuse: "Say what to do: add, disable, enable or list." };
    default:
      return { misuse: `There is no command "${command}".` };
  }
}

function readAddition({ email, name, role, password }: Partial<Record<string, unknown>>): Command {
  const missing = Object.entries({ email, name, role })
    .filter(([, value]) => !value)
    .map(([option]) => `--${option}`);
  if (password === undefined) missing.push("--password-stdin");
  if (missing.length > 0) return { misuse: `Missing: ${missing.join(", ")}.` };
  const known = memberRoles.find((one) => one === role);
  if (!known) return { misuse: `--role must be ${memberRoles.join(", ")}; not "${String(role)}".` };
  return {
    command: "add",
    email: String(email),
    name: String(name),
    role: known,
    password: String(password),
  };
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

async function letIn(
  { command, email }: AccessCommand,
  print: (line: string) => void,
): Promise<number> {
  const member = (await listMembersForOperator()).find((one) => one.email === readEmail(email));
  const change = command === "disable" ? disableMember : enableMember;
  const { outcome } = member ? await change(member.id, "operator") : { outcome: "missing" };
  switch (outcome) {
    case "missing":
      print(`There is no member with the address ${email}.`);
      return 1;
    case "last-owner":
      print("A site needs one owner.");
      return 1;
    default:
      print(command === "disable" ? `${email} is shut out.` : `${email} may sign in.`);
      return 0;
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

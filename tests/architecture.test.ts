import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

/** `lib` is read top to bottom: a module may import those above it, never those below. */
const libOrder = [
  "config",
  "outbound",
  "words",
  "press",
  "text",
  "jobs",
  "settings",
  "mail",
  "identity",
  "media",
  "posts",
  "comments",
  "moderation",
  "following",
  "search",
  "publishing",
  "transfer",
];
/** Plumbing beside the publication, which knows none of it. */
const libBeside = ["instance"];

const files = ["app", "lib", "db", "bin"].flatMap((room) => sources(room));

test("lib knows no Next, no React and no NextAuth", () => {
  const framework = /^(next|react|react-dom|next-auth)(\/|$)/;

  expect(importsOf("lib/").filter(({ target }) => framework.test(target))).toEqual([]);
});

test("imports point from app to lib to db", () => {
  const backwards = files
    .flatMap((file) => file.imports)
    .filter(({ from, target }) => {
      if (from.startsWith("db/")) return /^(app|lib|bin)\//.test(target);
      if (from.startsWith("lib/")) return /^(app|bin)\//.test(target);
      return from.startsWith("app/") && /^(db|bin)\//.test(target);
    });

  expect(backwards).toEqual([]);
});

test("a module of lib imports only modules above it", () => {
  const upwards = importsOf("lib/").filter(({ from, target }) => {
    if (!target.startsWith("lib/")) return false;
    const [own, other] = [moduleOf(from), moduleOf(target)];
    return own !== other && !libBeside.includes(other) && place(other) >= place(own);
  });

  expect(upwards).toEqual([]);
});

test("every module of lib has its place in the order", () => {
  const known = [...libOrder, ...libBeside];
  const modules = new Set(
    files
      .map(({ path }) => path)
      .filter(isLib)
      .map(moduleOf),
  );

  expect([...modules].filter((module) => !known.includes(module))).toEqual([]);
});

test("next-auth is imported in app/_session alone", () => {
  const importers = files
    .flatMap((file) => file.imports)
    .filter(({ target }) => /^next-auth(\/|$)/.test(target))
    .map(({ from }) => dirname(from));

  expect([...new Set(importers)]).toEqual(["app/_session"]);
});

test("members are made in lib/identity/roles.ts alone", () => {
  const proof = /\bas (unknown as )?(Member|Moderator|Author|Owner)\b/;
  const makers = files.filter(({ text }) => proof.test(text)).map(({ path }) => path);

  expect(makers).toEqual(["lib/identity/roles.ts"]);
});

test("every dashboard action asks who is calling before it does anything", () => {
  const actions = sources("app/dashboard").flatMap(exportedActions);

  expect(actions.length).toBeGreaterThan(0);
  expect(actions.filter(({ first }) => !asksWhoIsCalling(first))).toEqual([]);
});

test("every dashboard page asks who is calling before it does anything", () => {
  const pages = sources("app/dashboard", /(page|route)\.tsx?$/);

  expect(pages.filter(({ text }) => !/await require[A-Z]\w*\(/.test(text)).map(pathOf)).toEqual([]);
});

test("server actions are written in actions.ts and end in Action", () => {
  const elsewhere = sources("app").filter(
    ({ path, text }) => /^\s*["']use server["']/m.test(text) && !path.endsWith("/actions.ts"),
  );
  const misnamed = sources("app", /\/actions\.ts$/).flatMap(({ path, text }) =>
    [...text.matchAll(/^export async function (\w+)/gm)]
      .map(([, name]) => `${path}#${name}`)
      .filter((name) => !name.endsWith("Action")),
  );

  expect(elsewhere.map(pathOf)).toEqual([]);
  expect(misnamed).toEqual([]);
});

test("versions are exact, and none is known to be unsafe", () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync("package.json", "utf8")) as {
    dependencies: Record<string, string>;
    devDependencies: Record<string, string>;
  };
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
  );

  expect(loose).toEqual([]);
  // 16.4.0 to 16.4.4 have published advisories, remote code execution among them.
  expect(isAtLeast(dependencies.next, "16.4.5")).toBe(true);
  // The release of July 2026, with the fix for look-alike @ signs.
  expect(isAtLeast(dependencies["next-auth"], "4.24.15")).toBe(true);
});

type Import = { from: string; target: string };
type Source = { path: string; text: string; imports: Import[] };

function sources(folder: string, named = /\.tsx?$/): Source[] {
  if (!existsSync(folder)) return [];
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return paths
    .filter((path) => named.test(path))
    .sort()
    .map((path) => source(join(folder, path)));
}

function source(path: string): Source {
  const text = readFileSync(path, "utf8");
  const { importedFiles } = ts.preProcessFile(text, true, true);
  const imports = importedFiles.map(({ fileName }) => ({
    from: path,
    target: resolveImport(path, fileName),
  }));
  return { path, text, imports };
}

function resolveImport(from: string, name: string): string {
  if (name.startsWith("#")) return name.slice(1);
  return name.startsWith(".") ? normalize(join(dirname(from), name)) : name;
}

function importsOf(folder: string): Import[] {
  return files.filter(({ path }) => path.startsWith(folder)).flatMap((file) => file.imports);
}

function isLib(path: string): boolean {
  return path.startsWith("lib/");
}

function moduleOf(path: string): string {
  return path.split("/")[1] ?? "";
}

function pathOf({ path }: Source): string {
  return path;
}

/** Lower is higher up; what is not in the order may be imported by nobody in it. */
function place(module: string): number {
  const found = libOrder.indexOf(module);
  return found < 0 ? libOrder.length : found;
}

/** What a file of actions exports, each with its first statement. */
function exportedActions({ path, text }: Source): { name: string; first: string }[] {
  if (!/^\s*["']use server["']/.test(text)) return [];
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  return file.statements.filter(isExported).map((statement) => {
    // An action in another shape than a function declaration is shown whole, and fails.
    if (!ts.isFunctionDeclaration(statement)) return { name: path, first: statement.getText() };
    const first = statement.body?.statements[0]?.getText() ?? "";
    return { name: `${path}#${statement.name?.text}`, first };
  });
}

function isExported(statement: ts.Statement): boolean {
  if (ts.isExportDeclaration(statement)) return true;
  if (!ts.canHaveModifiers(statement) || ts.isTypeAliasDeclaration(statement)) return false;
  const modifiers = ts.getModifiers(statement) ?? [];
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

function asksWhoIsCalling(statement: string): boolean {
  return /^(const \w+ = )?await require[A-Z]\w*\(/.test(statement);
}

function isAtLeast(version = "0.0.0", floor: string): boolean {
  return version.localeCompare(floor, "en", { numeric: true }) >= 0;
}

import { readFileSync } from "node:fs";
import { resolve } from "node:path";

/** A server action as the build knows it. */
export type BuiltAction = {
  id: string;
  /** Where it is written, such as "app/sign-in/actions.ts#signInAction". */
  name: string;
  /** A page of whose bundle it is part, such as "/dashboard/members". */
  page: string;
  /** How many arguments it reads; the form is the last of them. */
  argumentCount: number;
};

type ReferenceManifest = Record<
  "node" | "edge",
  Record<
    string,
    { workers: Record<string, unknown>; filename: string; exportedName: string } | undefined
  >
>;

/** Every server action in the build, from Next's own manifest. */
export function builtActions(): BuiltAction[] {
  const manifest = readManifest<ReferenceManifest>("server-reference-manifest.json");
  return Object.entries({ ...manifest.node, ...manifest.edge }).flatMap(([id, entry]) =>
    entry
      ? [
          {
            id,
            name: `${entry.filename}#${entry.exportedName}`,
            page: routeOf((Object.keys(entry.workers)[0] ?? "").replace(/^app/, "")),
            argumentCount: argumentCountOf(id),
          },
        ]
      : [],
  );
}

/** Every address pattern in the build, such as "/posts/[slug]". */
export function builtRoutes(): string[] {
  const manifest = readManifest<Record<string, string>>("app-paths-manifest.json");
  return Object.keys(manifest).map(routeOf).sort();
}

function readManifest<Shape>(name: string): Shape {
  const folder = resolve(process.env.BYLINE_BUILD ?? ".next", "server");
  return JSON.parse(readFileSync(resolve(folder, name), "utf8")) as Shape;
}

function routeOf(path: string): string {
  return path.replace(/\/(page|route)$/, "").replaceAll(/\/\([^)]+\)/g, "") || "/";
}

/** Next writes which of the first six arguments an action reads into the first byte of its id. */
function argumentCountOf(id: string): number {
  const used = (Number.parseInt(id.slice(0, 2), 16) >> 1) & 0b111111;
  return used === 0 ? 0 : 6 - Math.log2(used & -used);
}

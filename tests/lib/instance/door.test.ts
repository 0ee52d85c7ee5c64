import { afterEach, expect, test } from "vitest";
import { knock, openDoor, type Door } from "#lib/instance/door.ts";

let door: Door | undefined;
afterEach(() => door?.close());

test("a command is carried out by the process behind the door, line by line, with its exit code", async () => {
  door = await openDoor({
    greet: async (args, print) => {
      print(`Good morning, ${String(args)}.`);
      print("It is raining.");
      return 3;
    },
  });
  const lines: string[] = [];

  const code = await knock("greet", "Ana", (line) => lines.push(line), holder(door));

  expect(lines).toEqual(["Good morning, Ana.", "It is raining."]);
  expect(code).toBe(3);
});

test("a command that fails says why and does not close the door", async () => {
  door = await openDoor({
    fail: async () => {
      throw new Error("There is no such file.");
    },
  });
  const lines: string[] = [];

  expect(await knock("fail", {}, (line) => lines.push(line), holder(door))).toBe(1);
  expect(await knock("fail", {}, (line) => lines.push(line), holder(door))).toBe(1);
  expect(lines).toEqual(["There is no such file.", "There is no such file."]);
});

test("without the token nothing is carried out", async () => {
  let isCarriedOut = false;
  door = await openDoor({
    act: async () => {
      isCarriedOut = true;
      return 0;
    },
  });

  const guess = holder({ port: door.port, token: "guessed" });
  const code = await knock("act", {}, () => {}, guess);

  expect(code).toBeUndefined();
  expect(isCarriedOut).toBe(false);
});

function holder({ port, token }: Pick<Door, "port" | "token">): Parameters<typeof knock>[3] {
  return { process: process.pid, doing: "a test", since: "", door: { port, token } };
}

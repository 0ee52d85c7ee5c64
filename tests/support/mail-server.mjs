import { SMTPServer } from "smtp-server";

/**
 * A real mail server in a process of its own. It hands each mail to the test and accepts it once the
 * test has it; what it says otherwise is set by the test.
 */
let behaviour = {};
let taken;

const server = new SMTPServer({
  authOptional: true,
  secure: process.argv[2] === "secure",
  disabledCommands: ["STARTTLS", "AUTH"],
  onMailFrom: (_, __, done) => done(refusal(behaviour.sender)),
  onRcptTo: (_, __, done) => done(refusal(behaviour.recipient)),
  onData(stream, session, done) {
    const chunks = [];
    stream.on("data", (chunk) => chunks.push(chunk));
    stream.on("end", () => {
      if (behaviour.data) return done(refusal(behaviour.data));
      taken = done;
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      const from = session.envelope.mailFrom.address;
      process.send({ kind: "mail", recipients, from, raw: Buffer.concat(chunks).toString() });
    });
  },
});
// A client that breaks off is part of the tests.
server.on("error", () => {});

process.on("message", (message) => {
  if (message.kind === "take") taken?.();
  if (message.kind === "behave") behave(message.behaviour);
});
process.on("disconnect", () => process.exit());

let port;
server.listen(0, "127.0.0.1", () => {
  port = server.server.address().port;
  process.send({ kind: "listens", port });
});

/** Down means that nobody listens at the port; up again, it is the same port. */
function behave(wanted) {
  const wasDown = Boolean(behaviour.isDown);
  behaviour = wanted;
  const answer = () => process.send({ kind: "behaves" });
  if (wanted.isDown && !wasDown) server.server.close(answer);
  else if (!wanted.isDown && wasDown) server.server.listen(port, "127.0.0.1", answer);
  else answer();
}

function refusal(code) {
  return code ? Object.assign(new Error("Not here"), { responseCode: code }) : undefined;
}

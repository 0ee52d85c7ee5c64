// Another process that takes the write lock of the database given, says so, and lets go when its
// standard input ends.
import { createClient } from "@libsql/client";

const client = createClient({ url: process.argv[2] });
const transaction = await client.transaction("write");
console.log("held");
process.stdin.resume();
process.stdin.on("end", async () => {
  await transaction.rollback();
  client.close();
});

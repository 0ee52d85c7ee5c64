import { measureDesk } from "./desk.ts";
import { measureFlood } from "./flood.ts";
import { measureSearch } from "./search.ts";
import { measureSpam } from "./spam.ts";

/**
 * Measurements, which print figures and fail nothing: `npm run bench -- search`, `… -- flood`. They run on their own,
 * never in `npm test`, where what they say would depend on what runs beside them.
 */
const benches: Record<string, () => Promise<void>> = {
  desk: measureDesk,
  flood: measureFlood,
  search: measureSearch,
  spam: () => measureSpam(process.argv[3]),
};

const wanted = process.argv[2] ?? "";
const bench = benches[wanted];
if (!bench) {
  console.error(`npm run bench -- NAME, where NAME is one of: ${Object.keys(benches).join(", ")}`);
  process.exit(1);
}
await bench();

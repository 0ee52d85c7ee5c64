const repetitions = 15;

/** The processor's time, which is what it costs here: nothing waits, and other work does not count. */
export async function measure(name: string, work: () => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  await work();
  for (let count = 0; count < repetitions; count += 1) {
    const start = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000);
  }
  times.sort((a, b) => a - b);
  const at = (part: number) => (times[Math.floor(part * (times.length - 1))] ?? 0).toFixed(1);
  console.log(`${name.padEnd(40)} p50 ${at(0.5).padStart(6)} ms   p95 ${at(0.95).padStart(6)} ms`);
}

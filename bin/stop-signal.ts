/**
 * Resolves when the process is asked to stop. It may be asked twice, by the terminal and by npm in
 * front of it, so a second time changes nothing; how long stopping takes is bounded by whoever waits.
 */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.on(signal, () => resolve());
    }
  });
}

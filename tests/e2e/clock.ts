// The clock of pages that measure how long ago something was: it starts at a time of the test's, and goes on.

/** Has the page's clock start at a time and go on: editors measure how long ago the last change was. */
export function startClock(now: number): void {
  const Real = Date;
  const ahead = now - Real.now();
  class Shifted extends Real {
    constructor(...of: unknown[]) {
      super(...((of.length === 0 ? [Shifted.now()] : of) as [number]));
    }
    static override now(): number {
      return Real.now() + ahead;
    }
  }
  globalThis.Date = Shifted as unknown as DateConstructor;
}

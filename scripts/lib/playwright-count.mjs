// Prints `PASSED FAILED` from a Playwright JSON report. A test that passed only when it was repeated did not pass, and
// one that was skipped showed nothing.
import { readFileSync } from 'node:fs';

const { stats } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
console.log(stats.expected, stats.unexpected + stats.flaky + stats.skipped);

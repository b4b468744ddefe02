// Samples as benches/readers/native.rs does: a sample is the mean of as many calls as make it long enough for the clock.
const SAMPLE = 0.1;
const BUDGET = 1000;
const SAMPLES = 500;

/** The cost of `work` in milliseconds; it is done over and over for about `budget` milliseconds. */
export const cost = (work, budget = BUDGET) => {
  const warmUp = performance.now();
  let calls = 0;
  while (performance.now() - warmUp < budget / 10 || calls < 3) {
    work();
    calls += 1;
  }
  const batch = Math.floor(SAMPLE / ((performance.now() - warmUp) / calls)) + 1;
  const samples = [];
  const began = performance.now();
  while (samples.length < SAMPLES && (performance.now() - began < budget || samples.length < 5)) {
    const start = performance.now();
    for (let i = 0; i < batch; i += 1) work();
    samples.push((performance.now() - start) / batch);
  }
  samples.sort((a, b) => a - b);
  const at = (share) => samples[Math.floor(samples.length * share)];
  return { median: at(0.5), p95: at(0.95), samples: samples.length };
};

// Exits 0 where node_modules holds exactly what package-lock.json names, else 1.
// npm keeps the record node_modules/.package-lock.json and writes it last, so a broken install has none.
import { readFileSync } from 'node:fs';

const packages = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return null;
  }
};

const wanted = packages('package-lock.json');
const present = packages('node_modules/.package-lock.json');
if (!wanted || !present) process.exit(1);

const same = (name) => {
  const { version, integrity, optional, devOptional } = wanted[name];
  const found = present[name];
  // Packages for other systems are named in the lock and rightly not installed.
  if (!found) return Boolean(optional || devOptional);
  return found.version === version && found.integrity === integrity;
};
const complete = Object.keys(wanted).filter(Boolean).every(same);
const clean = Object.keys(present).every((name) => name in wanted);
process.exit(complete && clean ? 0 : 1);

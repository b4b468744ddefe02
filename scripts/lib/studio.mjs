// Puts beside the studio's page the sources of the packs below, as one file. A company with a pack of its own between the base and its teams names it here too: the lowest first.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';

const text = { type: 'string' };
const { values: arg } = parseArgs({ options: { packs: { ...text, multiple: true }, out: text } });

const sources = (folder) => readdirSync(folder).filter((name) => name.endsWith('.toml')).sort();
const packs = arg.packs.map((folder) => [
  basename(folder),
  sources(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
]);
writeFileSync(join(arg.out, 'packs.json'), JSON.stringify(packs));

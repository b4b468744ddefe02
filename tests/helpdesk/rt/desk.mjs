// How ../serve.mjs runs Request Tracker; its seeded database is in `place`, all else where Debian puts it.
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const server = '/usr/share/request-tracker5/libexec/rt-server';
const seed = (place) => join(place, 'seed.sqlite3');

export const isInstalled = (place) => existsSync(server) && existsSync(seed(place));

/** A page that is there for everyone once Request Tracker runs. */
export const first = '/';

/** It keeps its database open, and what it has read of it: to exchange it, it has to be stopped. */
export const keepsDatabase = true;

/** Puts the seeded database into the folder `run`, and nobody's session. */
export const fill = (place, run) => {
  copyFileSync(seed(place), join(run, 'db.sqlite3'));
  rmSync(join(run, 'sessions'), { recursive: true, force: true });
  mkdirSync(join(run, 'sessions'));
  mkdirSync(join(run, 'mason'), { recursive: true });
};

/** What to spawn so that it answers on `port` of 127.0.0.1, as the site at `outer` there. */
export const start = ({ run, port, outer }) => ({
  command: server,
  args: ['--host', '127.0.0.1', '--port', String(port), '--max-workers', '4'],
  env: {
    RT_PLACE: run,
    RT_WEB_PORT: String(outer),
    RT_SITE_CONFIG: join(here, 'RT_SiteConfig.pm'),
    // No folder: nothing of the system's own Request Tracker is read.
    RT_SITE_CONFIG_DIR: join(run, 'none'),
  },
});

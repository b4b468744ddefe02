// How ../serve.mjs runs django-helpdesk; its installed parts are in `place`.
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const python = (place) => join(place, 'venv/bin/python');
const seed = (place) => join(place, 'seed.sqlite3');

export const isInstalled = (place) => existsSync(python(place)) && existsSync(seed(place));

/** A page that is there for everyone once the helpdesk runs. */
export const first = '/login/';

/** The helpdesk opens its database for each request, so between two it can be exchanged. */
export const keepsDatabase = false;

/** Puts the seeded database into the folder `run`. */
export const fill = (place, run) => copyFileSync(seed(place), join(run, 'db.sqlite3'));

/** What to spawn so that it answers on `port` of 127.0.0.1. */
export const start = ({ place, run, port }) => ({
  command: python(place),
  // `--insecure` has the development server give out style and script without DEBUG.
  args: [join(here, 'site/manage.py'), 'runserver', '--noreload', '--insecure', `127.0.0.1:${port}`],
  env: { HELPDESK_DB: join(run, 'db.sqlite3'), PYTHONUNBUFFERED: '1', PYTHONDONTWRITEBYTECODE: '1' },
});

// What the assistant leaves behind: nothing. Listeners, observers, timers, globals, prototypes and nodes of the page and of
// its frames are looked at before it comes and after it has gone; the page's own stay untouched meanwhile.
/// <reference path="../../dist/huashu.d.ts" />
import { Assistant, expect, test } from './assistant';
import { NOW } from './tickets';

/** What the page tells of itself, in lines that can be compared. */
interface Told {
  /** Live listeners, observers that look, timers and pictures that were asked for. */
  held: () => string[];
  /** Keeps globals, prototypes and nodes as they are now. */
  keep: () => void;
  /** What is not as it was kept. */
  changed: () => string[];
}

/** Runs in every frame before its own scripts: counts what is taken and what is given back. */
function instrument(): void {
  const held = new Map<string, number>();
  const count = (what: string, by: number): void => void held.set(what, (held.get(what) ?? 0) + by);
  const ids = new WeakMap<object, number>();
  let last = 0;
  const id = (value: object): number => ids.get(value) ?? (ids.set(value, (last += 1)), last);

  const ears = new Set<string>();
  const where = new Map<string, EventTarget>();
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  const ear = (target: EventTarget, kind: string, heard: object, options: unknown): string => {
    const capture = typeof options === 'object' && options !== null ? (options as AddEventListenerOptions).capture : options;
    return `${kind} ${id(target)} ${id(heard)} ${Boolean(capture)}`;
  };
  EventTarget.prototype.addEventListener = function (this: EventTarget | undefined, kind, heard, options) {
    const target = this ?? window;
    if (heard) {
      const key = ear(target, kind, heard, options);
      ears.add(key);
      where.set(key, target);
    }
    add.call(target, kind, heard, options);
  };
  EventTarget.prototype.removeEventListener = function (this: EventTarget | undefined, kind, heard, options) {
    const target = this ?? window;
    if (heard) ears.delete(ear(target, kind, heard, options));
    remove.call(target, kind, heard, options);
  };

  for (const name of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver'] as const) {
    const { observe, disconnect } = window[name].prototype as MutationObserver;
    const looking = new WeakSet();
    (window[name].prototype as MutationObserver).observe = function (...given) {
      if (!looking.has(this)) count(name, 1);
      looking.add(this);
      observe.apply(this, given);
    };
    (window[name].prototype as MutationObserver).disconnect = function () {
      if (looking.delete(this)) count(name, -1);
      disconnect.call(this);
    };
  }

  const timers = (ask: 'setTimeout' | 'setInterval' | 'requestAnimationFrame', stop: 'clearTimeout' | 'clearInterval' | 'cancelAnimationFrame'): void => {
    const [asks, stops] = [window[ask] as (...given: unknown[]) => number, window[stop] as (nth: number) => void];
    const open = new Set<number>();
    const end = (nth: number): void => {
      if (open.delete(nth)) count(ask, -1);
    };
    Object.assign(window, {
      [ask]: (run: (...given: unknown[]) => void, ...more: unknown[]) => {
        const nth: number = asks.call(
          window,
          (...given: unknown[]) => {
            if (ask !== 'setInterval') end(nth);
            run(...given);
          },
          ...more,
        );
        open.add(nth);
        count(ask, 1);
        return nth;
      },
      [stop]: (nth: number) => {
        end(nth);
        stops.call(window, nth);
      },
    });
  };
  timers('setTimeout', 'clearTimeout');
  timers('setInterval', 'clearInterval');
  timers('requestAnimationFrame', 'cancelAnimationFrame');

  const parts = (): Map<string, unknown> => {
    const all = new Map<string, unknown>();
    const look = (path: string, owner: object): void => {
      for (const key of Reflect.ownKeys(owner)) {
        const { get, set, value, ...flags } = Object.getOwnPropertyDescriptor(owner, key) ?? {};
        const name = `${path}.${String(key)}`;
        all.set(name, `${typeof value} ${JSON.stringify(flags)}`);
        for (const [kind, part] of Object.entries({ get, set, value })) {
          if (typeof part === 'function') all.set(`${name} ${kind}`, part);
        }
        if (path === 'window' && typeof value === 'function' && value.prototype) look(name, value.prototype as object);
      }
    };
    look('window', window);
    const sheets = (root: Document | ShadowRoot): string => String(root.adoptedStyleSheets.length);
    const hosts = [...document.querySelectorAll('*')].flatMap((e) => (e.shadowRoot ? [e.shadowRoot] : []));
    for (const root of [document, ...hosts]) {
      all.set(`sheets ${id(root)}`, sheets(root));
      all.set(`nodes ${id(root)}`, root instanceof Document ? root.documentElement.outerHTML : root.innerHTML);
    }
    return all;
  };
  let kept = new Map<string, unknown>();
  const told: Told = {
    held: () => {
      const live = [...ears].filter((key) => {
        const target = where.get(key);
        return !(target instanceof Node) || target.isConnected;
      });
      return [...live, ...[...held].filter(([, n]) => n !== 0).map(([what, n]) => `${what} ${n}`)].sort();
    },
    keep: () => void (kept = parts()),
    changed: () => {
      const now = parts();
      return [...new Set([...kept.keys(), ...now.keys()])].filter((key) => kept.get(key) !== now.get(key)).sort();
    },
  };
  Object.defineProperty(window, 'traces', { value: told });
}

test('after unmount everything is what it was, in every frame', async ({ page }) => {
  await page.addInitScript(instrument);
  await page.route('**/tests/ways.html', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('data-pack=', 'data-mount="manual" data-pack=') });
  });
  await page.goto('/tests/ways.html');
  // A frame in a frame, and a shadow root: the assistant goes there too.
  await page.evaluate(async () => {
    const frame = document.createElement('iframe');
    frame.srcdoc = "<form><label>备注 <textarea></textarea></label><button>提交</button></form><iframe srcdoc='<input>'></iframe><div id=host></div>";
    document.body.append(frame);
    await new Promise((done) => (frame.onload = done));
    frame.onload = null;
    const host = frame.contentDocument?.querySelector('#host');
    host?.attachShadow({ mode: 'open' }).append(document.createElement('textarea'));
    await Huashu.ready;
  });
  await expect.poll(() => page.frames().length).toBe(4);
  const each = <T>(ask: (told: Told) => T): Promise<T[]> =>
    Promise.all(page.frames().map((frame) => frame.evaluate(`(${ask.toString()})(window.traces)`) as Promise<T>));
  // What drives the browser listens too, from its first question about an element on.
  await Promise.all(page.frames().map((frame) => frame.locator('body').evaluate((body) => body.tagName)));
  await each((told) => told.keep());
  const before = await each((told) => told.held());

  const panel = new Assistant(page);
  await page.evaluate(() => Huashu.mount({ pack: '/huashu/telecom.json', site: '/tests/ways.json' }));
  await expect(panel.stage).toBeVisible();
  // It is there: otherwise nothing is told by its going.
  const during = await each((told) => ({ held: told.held(), changed: told.changed() }));
  for (const [nth, frame] of during.entries()) {
    expect(frame.held.length, `listeners in frame ${nth}`).toBeGreaterThan(before[nth]?.length ?? 0);
    expect(frame.changed, `wrappers in frame ${nth}`).toContain('window.HTMLFormElement.submit value');
    expect(frame.changed).toContain('window.fetch value');
  }

  await page.locator('#reply').focus();
  await page.keyboard.insertText('您好，抢修人员已经到场。');
  await page.locator('[data-save=role]').click();
  await expect(panel.dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel.dialog).toHaveCount(0);
  await page.locator('[data-save=mute]').click();
  await expect(panel.dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('output')).toHaveText('AbortError mute;');
  await expect(panel.dialog).toHaveCount(0);

  await page.locator('output').evaluate((output) => output.replaceChildren());
  await page.evaluate(() => Huashu.unmount());
  await page.evaluate(() => new Promise((go) => requestAnimationFrame(() => setTimeout(go))));
  expect(await each((told) => told.held())).toEqual(before);
  expect(await each((told) => told.changed())).toEqual(before.map(() => []));
});

test('switched off on the root element, the tag leaves nothing but its own name', async ({ page }) => {
  await page.addInitScript(instrument);
  await page.route('**/tests/ways.html', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('<html', '<html data-huashu="off"');
    // What the page is without the tag is kept just before the tag runs.
    await route.fulfill({ response, body: body.replace('<script src=', '<script>traces.keep();</script><script src=') });
  });
  await page.goto('/tests/ways.html');
  await page.waitForFunction(() => 'Huashu' in window);
  const changed = await page.evaluate(() => (window as unknown as { traces: Told }).traces.changed());
  // The page goes on to build itself while the tag loads: its nodes are its own.
  expect(changed.filter((name) => !name.startsWith('nodes ') && /^window\.\w+$/.test(name))).toEqual(
    expect.arrayContaining(['window.Huashu']),
  );
  expect(changed.filter((name) => /HTMLFormElement|XMLHttpRequest|fetch/.test(name))).toEqual([]);
  await expect(page.locator('huashu-panel')).toHaveCount(0);
});

test('taken out by the page, the panel comes back, once a second at most', async ({ page }) => {
  await page.clock.install({ time: NOW });
  await page.goto('/tests/ways.html');
  const panel = new Assistant(page);
  await page.clock.runFor(100);
  await expect(panel.stage).toHaveText('跟进与反馈');
  const takeOut = (): Promise<void> => panel.host.evaluate((host) => host.remove());
  await takeOut();
  await page.clock.runFor(50);
  await expect(panel.stage).toBeVisible();
  await takeOut();
  await page.clock.runFor(800);
  await expect(panel.host).toHaveCount(0);
  await page.clock.runFor(300);
  await expect(panel.stage).toBeVisible();
  // It works as before.
  await page.locator('#reply').fill('您好，抢修人员已经到场。');
  await page.clock.runFor(100);
  await expect(panel.finding('deadline.missing')).toBeVisible();
});

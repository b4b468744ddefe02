/*
 * The one classic script of the tag: finds its own tag, looks whether the browser can, loads the module and
 * the pack, mounts, and offers `window.Huashu`. Whatever goes wrong here, the page's saves go through, and
 * the console says that saving is unguarded.
 */
(() => {
  "use strict";
  /* @glue */
  if (window.Huashu) return;

  const VERSION = "@version";
  const STYLE = "@style";
  const LOG = "huashu.log";
  const DRAFT = "huashu.site";
  const LIKED = "huashu.liked";
  const LOG_LINES = 500;
  const USES = "huashu.uses";
  const USED_FOR = 30;
  const USED_MOST = 10;
  const REMINDERS = "huashu.reminders";
  const LONGEST_WAIT = 2 ** 31 - 1;
  const KEPT = "huashu.pack ";
  const JSON_NAME = /\.json(?=$|[?#])/;
  const tag = document.currentScript;
  const base = tag && tag.src ? tag.src : document.baseURI;
  const listeners = new Map();
  let module = null;
  let assistant = null;
  let trouble = null;
  let again = null;
  let growing = null;
  let settle;
  const ready = new Promise((resolve, reject) => (settle = { resolve, reject }));
  // A host that does not wait for it shall not see an unhandled rejection.
  ready.catch(() => {});

  const emit = (name, detail) => {
    if (detail && detail.outcome) keep(detail);
    for (const heard of [...(listeners.get(name) || [])]) {
      try {
        heard(detail);
      } catch (error) {
        console.error("huashu: a listener for “" + name + "” failed", error);
      }
    }
    document.dispatchEvent(new CustomEvent("huashu:" + name, { detail }));
  };

  const lines = () => {
    try {
      return JSON.parse(localStorage.getItem(LOG)) || [];
    } catch {
      return [];
    }
  };

  /* The local log: rule ids and outcomes, never words of a ticket. A browser that keeps nothing loses it. */
  const keep = (detail) => {
    try {
      const all = lines().concat({ at: new Date().toISOString(), ...detail });
      localStorage.setItem(LOG, JSON.stringify(all.slice(-LOG_LINES)));
    } catch {
      /* storage is full or forbidden: the host still hears the event */
    }
  };

  /* Ids of an agent's favourites, and sentences of their own. What is given takes their place from the next mount on. */
  const liked = (given) => {
    if (given) like(given);
    try {
      return JSON.parse(localStorage.getItem(LIKED)) || [];
    } catch {
      return [];
    }
  };

  const like = (all) => {
    try {
      localStorage.setItem(LIKED, JSON.stringify(all));
    } catch {
      /* storage is full or forbidden: it lasts as long as the page */
    }
  };

  const today = () => Math.floor(Date.now() / 864e5);

  /* Which phrases were taken on which days: ids and days since 1970, never words. What is longer ago than a month, and
     what is no such thing, is forgotten. */
  const uses = () => {
    try {
      const known = Object.entries(JSON.parse(localStorage.getItem(USES)) || {});
      const lately = ([id, days]) => [id, days.filter((day) => day > today() - USED_FOR && day <= today()).slice(-USED_MOST)];
      return Object.fromEntries(known.map(lately).filter(([, days]) => days.length));
    } catch {
      return {};
    }
  };

  const used = (id) => {
    try {
      const all = uses();
      (all[id] = all[id] || []).push(today());
      localStorage.setItem(USES, JSON.stringify(all));
    } catch {
      /* storage is full or forbidden: the order of the offers does not learn */
    }
  };

  /* The draft of a site file, for as long as the window lives. */
  const draft = () => {
    try {
      return JSON.parse(sessionStorage.getItem(DRAFT));
    } catch {
      return null;
    }
  };

  const keepDraft = (text) => {
    try {
      sessionStorage.setItem(DRAFT, text);
    } catch {
      /* storage is full or forbidden: the draft is gone after a reload */
    }
  };

  const download = (text, name = "site.json", type = "application/json") => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    // The browser has taken it by the next turn.
    setTimeout(() => URL.revokeObjectURL(link.href));
  };

  /* The promises that are kept in mind: numbers and times, never words of a ticket. What a browser does not keep lasts as
     long as the page. */
  let unkept = "";
  const kept = () => {
    try {
      return unkept || localStorage.getItem(REMINDERS) || "";
    } catch {
      return "";
    }
  };

  const remember = (text) => {
    try {
      localStorage.setItem(REMINDERS, text);
      unkept = "";
    } catch {
      unkept = text;
    }
  };

  const recall = () => {
    if (assistant) assistant.remind(kept(), "Notification" in window && isSecureContext && Notification.permission === "default");
  };

  /* One timeout, to the moment at which the list next reads otherwise. */
  let waking;
  const wake = (seconds) => {
    clearTimeout(waking);
    waking = setTimeout(recall, Math.min(seconds * 1000, LONGEST_WAIT));
  };

  /* Whether this window is the one that notifies: it holds the lock. Where a page is given no locks, it is given no
     notifications either. */
  let owner = false;
  const notify = (title) => {
    if (!owner || !("Notification" in window) || Notification.permission !== "granted") return false;
    try {
      new Notification(title, { tag: title }).onclick = () => window.focus();
      return true;
    } catch {
      return false;
    }
  };

  /* Keeps up with the other windows of this browser; returns how to stop. */
  const accompany = () => {
    // Whoever clears the store names no key.
    const heard = ({ key }) => (key || REMINDERS) === REMINDERS && recall();
    addEventListener("storage", heard);
    let leave;
    let gone = false;
    const left = new Promise((resolve) => (leave = resolve));
    const own = () => {
      if (gone) return null;
      owner = true;
      recall();
      return left;
    };
    if (navigator.locks) navigator.locks.request(REMINDERS, own).catch(() => {});
    return () => {
      gone = true;
      owner = false;
      leave();
      clearTimeout(waking);
      removeEventListener("storage", heard);
    };
  };
  let part = () => {};

  const unguarded = (what, next) => {
    const message = "huashu: 保存未受检查 (saving is unguarded): " + what + (next ? " — " + next : "");
    trouble = message;
    console.error(message);
    emit("error", { message });
    return new Error(message);
  };

  /* The module's functions, each of which tells when it broke off. The error goes on to whoever called; one that comes
     through several of them is told once. */
  const watched = (exports) => {
    let told;
    const watch = (call) => (...given) => {
      try {
        return call(...given);
      } catch (error) {
        if (error instanceof WebAssembly.RuntimeError && error !== told) {
          told = error;
          unguarded("the assistant failed: " + error.message, "reload the page; if it comes again, report the message");
        }
        throw error;
      }
    };
    return Object.fromEntries(Object.entries(exports).map(([name, of]) => [name, typeof of === "function" ? watch(of) : of]));
  };

  const missing = () => {
    if (typeof WebAssembly !== "object") return "this browser has no WebAssembly";
    if (!("attachShadow" in Element.prototype)) return "this browser has no shadow DOM";
    if (typeof HTMLDialogElement !== "function") return "this browser has no dialog element";
    return "";
  };

  const get = async (what, address, failed = unguarded, integrity = "") => {
    let answer;
    try {
      answer = await fetch(address, { credentials: "same-origin", integrity });
    } catch (error) {
      throw failed(what + " could not be fetched from " + address + ": " + error.message,
        "check the address and that the page's Content-Security-Policy allows connect-src to it");
    }
    if (!answer.ok) throw failed(what + " is not at " + address + " (HTTP " + answer.status + ")", "check the address in the tag");
    return answer;
  };

  const json = async (what, address, failed = unguarded, integrity) => {
    const answer = await get(what, address, failed, integrity);
    try {
      return await answer.json();
    } catch (error) {
      throw failed(what + " at " + address + " is no JSON: " + error.message, "build it with “huashu pack build”");
    }
  };

  const load = async (address) => {
    if (module) return module;
    const answer = await get("the module", address);
    try {
      await wasm_bindgen({ module_or_path: await WebAssembly.compile(await answer.arrayBuffer()) });
    } catch (error) {
      const blocked = error instanceof WebAssembly.CompileError && /unsafe-eval|Content Security/i.test(error.message);
      throw unguarded("the module did not start: " + error.message,
        blocked ? "add 'wasm-unsafe-eval' to script-src of the page's Content-Security-Policy" : "reload the page; if it stays, report the message");
    }
    return (module = wasm_bindgen);
  };

  const quiet = (why, next) => new Error(why + " — " + next);

  /* The last pack of a manifest that was mounted, with where its English words are. */
  const last = (address) => {
    try {
      return JSON.parse(localStorage.getItem(KEPT + address));
    } catch {
      return null;
    }
  };

  /* What stands at the address of a pack: the pack, or a manifest that names it by its hash, which the browser checks. */
  const packed = async (address, failed) => {
    const what = "the phrase pack";
    const found = await json(what, address, failed);
    if (!found || typeof found.pack !== "string") return { pack: found };
    const at = (name) => {
      try {
        return name && new URL(name, address).href;
      } catch {
        throw failed("the manifest " + address + " names no address", "publish with “huashu pack build --publish”");
      }
    };
    const pack = await json(what, at(found.pack), failed, found.integrity);
    return { pack, english: at(found.english), integrity: found.englishIntegrity, published: true };
  };

  /* Keeps a published pack for the day on which the next one cannot be had. */
  const store = (address, { pack, english, integrity }) => {
    try {
      localStorage.setItem(KEPT + address, JSON.stringify({ pack, english, integrity }));
    } catch {
      /* storage is full or forbidden: then there is none to go on with */
    }
  };

  const isEnglish = (tag) => /^en/i.test(tag);
  const resolve = (address) => new URL(address, base).href;

  /* Lays English words over a pack of the same shape, as src/pack/built/english.rs does. */
  const lay = (words, pack) => {
    for (const [key, text] of Object.entries(words)) {
      if (typeof text === "object") lay(text, pack[key]);
      else if (typeof pack[key] === "string") pack[key] = [pack[key], text];
      else throw new Error("at “" + key + "” the pack has no words");
    }
  };

  /* The pack with its English words; null where they cannot be had. A panel in Chinese guards as well. */
  const spoken = async (pack, english, integrity) => {
    const what = "the file of English words";
    // That the pack is none is told by the module.
    if (!pack) return null;
    try {
      const value = typeof english === "string" ? await json(what, english, quiet, integrity) : english;
      if (!value) throw new Error(what + " has no address; give one as “english”");
      if (value.id !== pack.id || value.version !== pack.version) throw new Error(what + " belongs to another pack");
      const whole = structuredClone(pack);
      lay(value.words, whole);
      return whole;
    } catch (error) {
      console.error("huashu: the panel goes on in Chinese: " + error.message);
      return null;
    }
  };

  /* options: { pack, english, site, lang, theme, dock, find, wasm }: addresses or, for pack, english and site, the values
     themselves. */
  const mount = async ({ pack: given, english: more, site, lang, theme, dock, find, wasm } = {}) => {
    if (assistant) return;
    const lack = missing();
    if (lack) throw unguarded(lack, "see the list of browsers in the rollout guide");
    lang = lang || document.documentElement.lang;
    const address = typeof given === "object" ? "" : resolve(given || "telecom.json");
    const stored = address && last(address);
    const instead = (error) => {
      if (!stored) throw error;
      console.warn("huashu: 沿用上次的话术包 (going on with the last good pack): " + error.message);
      return stored;
    };
    let [own, its] = await Promise.all([
      address ? packed(address, stored ? quiet : unguarded).catch(instead) : { pack: given },
      typeof site === "string" ? json("the site file", resolve(site)) : site,
      load(resolve(wasm || "huashu.wasm")),
    ]);
    const english = () => {
      if (more) return spoken(own.pack, typeof more === "string" ? resolve(more) : more);
      return spoken(own.pack, own.english || (JSON_NAME.test(address) && address.replace(JSON_NAME, ".en.json")), own.integrity);
    };
    let worded = isEnglish(lang) && !assistant ? await english() : null;
    if (assistant) return;
    trouble = null;
    // The agent changed the panel's language: the first time that it is English, the words are fetched.
    const speak = async (to) => {
      if (worded || !isEnglish(to)) return;
      const mine = assistant;
      worded = true;
      worded = await english();
      if (worded && mine === assistant) mine.reword(worded);
    };
    const errands = {
      speak: (to) => speak(to).catch(console.error),
      keep: keepDraft,
      used,
      download,
      liked: like,
      give: () => download(JSON.stringify(liked(), null, 2), "huashu-liked.json"),
      grow: () => grow().then(() => assistant && assistant.survey(), console.error),
      kept,
      remember,
      wake,
      notify,
      ask: () => Notification.requestPermission().then(recall, console.error),
      export: () => second().then((full) => download(full.calendar(kept()), "huashu.ics", "text/calendar"), console.error),
      import: choose,
    };
    const tell = (name, detail) => (errands[name] || ((of) => emit(name, of)))(detail);
    const counted = () => Object.entries(uses()).map(([id, days]) => id + " " + days.length).join("\n");
    const start = (pack) =>
      module.mount(pack, its, { lang, theme, dock, find, style: STYLE, draft: draft(), uses: counted(), liked: liked() }, tell);
    again = () => {
      try {
        try {
          assistant = start((typeof worded === "object" && worded) || own.pack);
        } catch (error) {
          if (own === stored) throw error;
          own = instead(error instanceof Error ? error : new Error(error));
          worded = null;
          assistant = start(own.pack);
        }
      } catch (error) {
        throw unguarded(String(error && error.message || error));
      }
      part = accompany();
      recall();
    };
    again();
    if (own.published) store(address, own);
    emit("ready", { version: VERSION, pack: assistant.pack() });
  };

  /* The health view, the field picker and calendars are in a second module, which agents hardly ever need. */
  const second = () => (growing = growing || (async () => {
    const failed = (why, next) => new Error("huashu: the second module cannot be had: " + why + " — " + next);
    const [{ default: make }, answer] = await Promise.all([
      import(resolve("huashu.survey.js")),
      get("it", resolve("huashu.survey.wasm"), failed),
    ]);
    const full = make(watched);
    await full({ module_or_path: await WebAssembly.compile(await answer.arrayBuffer()) });
    return full;
  })().catch((error) => {
    growing = null;
    throw error;
  }));

  /* For the health view it takes the place of the first. Where it cannot be had, the first goes on. */
  const grow = async () => {
    const full = await second();
    if (module === full) return;
    module = full;
    if (assistant) {
      unmount();
      again();
    }
  };

  /* Lets the agent choose a calendar. */
  const choose = () => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = ".ics,text/calendar";
    input.onchange = async () => {
      try {
        const [full, text] = await Promise.all([second(), input.files[0].text()]);
        const [list, foreign] = full.of_calendar(text);
        if (assistant) assistant.found(list, foreign);
      } catch (error) {
        console.error(error);
      }
    };
    input.click();
  };

  const unmount = () => {
    const leaving = assistant;
    assistant = null;
    part();
    if (leaving) leaving.free();
  };

  const assess = (ticket) => {
    if (!assistant) throw new Error("huashu: not mounted yet; wait for Huashu.ready");
    return assistant.assess(ticket);
  };

  /* What was understood of the page; where nothing is mounted, why not. */
  const health = async () => {
    if (assistant) {
      await grow();
      return assistant.health();
    }
    const browser = navigator.userAgent;
    const text = "huashu " + VERSION + " · " + browser + "\n" + (trouble || "huashu: not mounted");
    return { mounted: false, version: VERSION, browser, pack: null, trouble, found: 0, open: 1, rows: [], text };
  };

  const on = (name, heard) => {
    if (!listeners.has(name)) listeners.set(name, new Set());
    listeners.get(name).add(heard);
    return () => listeners.get(name).delete(heard);
  };

  window.Huashu = Object.freeze({ version: VERSION, ready, mount, unmount, assess, health, on, log: lines, liked });

  if (tag && tag.dataset.mount === "manual") {
    settle.resolve();
    return;
  }
  const { pack, english, site, lang, theme, dock, find, wasm } = tag ? tag.dataset : {};
  if (document.documentElement.dataset.huashu === "off") return;
  mount({ pack, english, site, lang, theme, dock, find, wasm }).then(settle.resolve, settle.reject);
})();

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
  const LOG_LINES = 500;
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

  const download = (text) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = "site.json";
    link.click();
    // The browser has taken it by the next turn.
    setTimeout(() => URL.revokeObjectURL(link.href));
  };

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

  const get = async (what, address, failed = unguarded) => {
    let answer;
    try {
      answer = await fetch(address, { credentials: "same-origin" });
    } catch (error) {
      throw failed(what + " could not be fetched from " + address + ": " + error.message,
        "check the address and that the page's Content-Security-Policy allows connect-src to it");
    }
    if (!answer.ok) throw failed(what + " is not at " + address + " (HTTP " + answer.status + ")", "check the address in the tag");
    return answer;
  };

  const json = async (what, address, failed = unguarded) => {
    const answer = await get(what, address, failed);
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
  const spoken = async (pack, english) => {
    const what = "the file of English words";
    const wait = typeof english === "string" ? json(what, english, (why, next) => new Error(why + " — " + next)) : english;
    const [{ value: chinese }, { value, reason }] = await Promise.allSettled([pack, wait]);
    // That the pack is missing is told already.
    if (!chinese) return null;
    try {
      if (reason) throw reason;
      if (!value) throw new Error(what + " has no address; give one as “english”");
      if (value.id !== chinese.id || value.version !== chinese.version) throw new Error(what + " belongs to another pack");
      const whole = structuredClone(chinese);
      lay(value.words, whole);
      return whole;
    } catch (error) {
      console.error("huashu: the panel goes on in Chinese: " + error.message);
      return null;
    }
  };

  /* options: { pack, english, site, lang, theme, dock, wasm }: addresses or, for pack, english and site, the values
     themselves. */
  const mount = async ({ pack: given, english: more, site, lang, theme, dock, wasm } = {}) => {
    if (assistant) return;
    const lack = missing();
    if (lack) throw unguarded(lack, "see the list of browsers in the rollout guide");
    lang = lang || document.documentElement.lang;
    const address = typeof given === "object" ? "" : given || "telecom.json";
    const reading = address ? json("the phrase pack", resolve(address)) : given;
    more = more || (JSON_NAME.test(address) && address.replace(JSON_NAME, ".en.json"));
    const english = typeof more === "string" ? resolve(more) : more;
    const [pack, whole, its] = await Promise.all([
      reading,
      isEnglish(lang) ? spoken(reading, english) : null,
      typeof site === "string" ? json("the site file", resolve(site)) : site,
      load(resolve(wasm || "huashu.wasm")),
    ]);
    if (assistant) return;
    trouble = null;
    let worded = whole;
    // The agent changed the panel's language: the first time that it is English, the words are fetched.
    const speak = async (to) => {
      if (worded || !isEnglish(to)) return;
      const mine = assistant;
      worded = true;
      worded = await spoken(pack, english);
      if (worded && mine === assistant) mine.reword(worded);
    };
    const errands = {
      speak: (to) => speak(to).catch(console.error),
      keep: keepDraft,
      download,
      grow: () => grow().then(() => assistant && assistant.survey(), console.error),
    };
    const tell = (name, detail) => (errands[name] || ((of) => emit(name, of)))(detail);
    again = () => {
      try {
        const words = typeof worded === "object" && worded;
        assistant = module.mount(words || pack, its, { lang, theme, dock, style: STYLE, draft: draft() }, tell);
      } catch (error) {
        throw unguarded(String(error && error.message || error));
      }
    };
    again();
    emit("ready", { version: VERSION, pack: assistant.pack() });
  };

  /* The health view and the field picker are in a second module, which agents never need: it takes the place of the
     first. Where it cannot be had, the first goes on. */
  const grow = () => (growing = growing || (async () => {
    const failed = (why, next) => new Error("huashu: the health view cannot be had: " + why + " — " + next);
    const [{ default: make }, answer] = await Promise.all([
      import(resolve("huashu.survey.js")),
      get("its module", resolve("huashu.survey.wasm"), failed),
    ]);
    const full = make(watched);
    await full({ module_or_path: await WebAssembly.compile(await answer.arrayBuffer()) });
    module = full;
    if (assistant) {
      unmount();
      again();
    }
  })().catch((error) => {
    growing = null;
    throw error;
  }));

  const unmount = () => {
    const leaving = assistant;
    assistant = null;
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

  window.Huashu = Object.freeze({ version: VERSION, ready, mount, unmount, assess, health, on, log: lines });

  if (tag && tag.dataset.mount === "manual") {
    settle.resolve();
    return;
  }
  const { pack, english, site, lang, theme, dock, wasm } = tag ? tag.dataset : {};
  if (document.documentElement.dataset.huashu === "off") return;
  mount({ pack, english, site, lang, theme, dock, wasm }).then(settle.resolve, settle.reject);
})();

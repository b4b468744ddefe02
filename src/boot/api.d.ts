// Types of window.Huashu, the API that the script tag of huashu gives to the page.

declare namespace Huashu {
  /** Where the assistant gets its parts, and how it looks. Addresses are relative to huashu.js. */
  interface MountOptions {
    /** Address of a built pack or of the manifest of a published one, or the pack itself; `telecom.json` beside the
        script unless given. Of a manifest the last good pack is kept in the browser and stands in for one that cannot be had. */
    pack?: string | object;
    /** Address of the pack's English words, or these themselves; `telecom.en.json` beside `telecom.json` unless given.
        Fetched only when the panel speaks English. */
    english?: string | object;
    /** Address of a site file, or the site file itself; without one, fields are found by label. */
    site?: string | object;
    /** Language of the panel as a BCP 47 tag; the page's unless given, Chinese where the page names none. */
    lang?: string;
    /** `light`, `dark` or, unless given, what the browser prefers. */
    theme?: "light" | "dark";
    /** `over` floats over the page; otherwise the page makes room. */
    dock?: "over";
    /** What opens the list of phrases beside the caret: keys and characters parted by spaces, `Alt+/ / 、` unless given; `off`
        for none. A character counts at the start of a word only. */
    find?: string;
    /** Address of the module; `huashu.wasm` beside the script unless given. */
    wasm?: string;
  }

  /** What the assistant tells: `ready`, an outcome of a save, or `error` (saving is unguarded). */
  interface Events {
    ready: { version: string; pack: string };
    passed: Log;
    held: Log;
    repaired: Log;
    edited: Log;
    overridden: Log;
    error: { message: string };
  }

  /** A row of the health report. */
  interface HealthRow {
    /** What it is about. */
    group: "setup" | "field" | "near" | "reply" | "save" | "selector";
    /** How it stands; `ambiguous` and `wrong` need somebody. */
    state: "fine" | "ambiguous" | "hidden" | "missing" | "near" | "wrong";
    /** The canonical field. */
    field: string | null;
    subject: string;
    says: string;
    /** What to do about it. */
    hint: string | null;
    /** The names of the page's fields that it is about. */
    names: string[];
  }

  /** What was understood of the page. Names and lengths, never words of a ticket. */
  interface Health {
    /** Whether the assistant is in the page; where not, `trouble` says why, if it is known. */
    mounted: boolean;
    version: string;
    browser: string;
    pack: string | null;
    trouble: string | null;
    /** How many fields of the pack were found. */
    found: number;
    /** How many rows need somebody. */
    open: number;
    rows: HealthRow[];
    /** All of it as lines of text, for a message to support. */
    text: string;
  }

  /** Version of the build. */
  const version: string;
  /** Settles when the tag's own mount has ended; rejects where it failed. */
  const ready: Promise<void>;
  /** Mounts the assistant; nothing where it is mounted. */
  function mount(options?: MountOptions): Promise<void>;
  /** Takes the assistant and everything that it attached away. */
  function unmount(): void;
  /** Judges a ticket that the host gives, in the page. Throws before `ready`. */
  function assess(ticket: Ticket): Advice;
  /** What was understood of the page, and whether saving is guarded. */
  function health(): Promise<Health>;
  /** Hears an event; the function that comes back stops that. Also a DOM event `huashu:NAME` on document. */
  function on<Name extends keyof Events>(name: Name, heard: (detail: Events[Name]) => void): () => void;
  /** The local log: the last 500 saves with rule ids and outcomes, never words of a ticket. */
  function log(): (Log & { at: string })[];

  /** The agent's favourites in this browser: ids of phrases, and sentences of their own, each behind `own:`; the newest
      first. What is `given` takes their place, from the next mount on. */
  function liked(given?: string[]): string[];
}

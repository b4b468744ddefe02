/* The loader of the counter, as short as it can be: by the same way to the module as that of the assistant. */
(() => {
  "use strict";
  /* @glue */
  const watched = (exports) => exports;
  window.Counter = "@version" + "@style";
  const start = async () => {
    const answer = await fetch(new URL("counter.wasm", document.currentScript ? document.currentScript.src : document.baseURI));
    await wasm_bindgen({ module_or_path: await WebAssembly.compile(await answer.arrayBuffer()) });
    wasm_bindgen.count();
  };
  start().catch(console.error);
})();

// Builds the pages with real rich editors, for the tests alone: tests/editors/dist, served at /editors/.
import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** CKEditor 4 loads its parts by address: they stand beside the page as they come. */
const ckeditor4: Plugin = {
  name: 'ckeditor4',
  writeBundle() {
    for (const part of ['ckeditor.js', 'config.js', 'styles.js', 'contents.css', 'lang', 'plugins', 'skins']) {
      cpSync(at(`../../node_modules/ckeditor4/${part}`), at(`dist/ckeditor4/${part}`), { recursive: true });
    }
  },
};

export default defineConfig({
  root: at('.'),
  base: '/editors/',
  plugins: [react(), ckeditor4],
  // Draft.js is written for Node's global.
  define: { global: 'globalThis' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['chrome109', 'firefox115', 'safari16.4'],
    chunkSizeWarningLimit: 4000,
    minify: false,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { editors: at('index.html') } },
  },
});

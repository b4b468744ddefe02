// Builds the studio into dist/studio: static files with relative addresses. scripts/build names the glue of the module, whose
// address in it becomes that of the module's copy here.
import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const glue = process.env['STUDIO_GLUE'];
if (!glue) throw new Error('STUDIO_GLUE is not set; run scripts/build');

const names = {
  entryFileNames: '[name].js',
  chunkFileNames: '[name].js',
  assetFileNames: (asset: { names: readonly string[] }): string =>
    asset.names.some((name) => name.endsWith('.wasm')) ? 'studio.wasm' : 'studio[extname]',
};

export default defineConfig({
  root: path('.'),
  base: './',
  plugins: [vue()],
  resolve: { alias: { '@glue': glue } },
  worker: { format: 'es', rolldownOptions: { output: { ...names, entryFileNames: 'studio.worker.js' } } },
  build: {
    outDir: path('../../dist/studio'),
    emptyOutDir: true,
    target: ['chrome109', 'firefox115', 'safari16.4'],
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions: { input: { studio: path('index.html') }, output: names },
  },
});

// Builds the demo desk: every page below becomes a static page under www/dist.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

const page = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: page('.'),
  plugins: [react(), vue()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The oldest browsers that call centres run.
    target: ['chrome109', 'firefox115', 'safari16.4'],
    // The component libraries are large by nature; nobody loads the desk over a slow line.
    chunkSizeWarningLimit: 2000,
    // One face runs under a policy without inline scripts or data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        home: page('index.html'),
        portal: page('portal/index.html'),
        portalQueue: page('portal/queue.html'),
        portalTicket: page('portal/ticket.html'),
        portalHistory: page('portal/history.html'),
        portalSaved: page('portal/saved.html'),
        react: page('react/index.html'),
        vue: page('vue/index.html'),
      },
    },
  },
});

// Browser tests: an installed Chromium, and the demo server.
import { defineConfig } from '@playwright/test';

// The server keeps one log of received saves, so each worker has a server of its own.
const WORKERS = 2;
// Two checkouts on one machine take different ports.
const BASE = Number(process.env['HUASHU_PORT'] ?? 8700);
const port = (worker: number): number => BASE + worker;
const PORT = port(Number(process.env['TEST_PARALLEL_INDEX'] ?? 0));

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'tests/out',
  reporter: 'list',
  retries: 0,
  timeout: 60_000,
  workers: WORKERS,
  forbidOnly: true,
  use: {
    baseURL: `http://127.0.0.1:${PORT}`,
    viewport: { width: 1280, height: 720 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: Array.from({ length: WORKERS }, (_, worker) => ({
    command: `node scripts/serve.mjs --port ${port(worker)}`,
    url: `http://127.0.0.1:${port(worker)}/`,
    reuseExistingServer: false,
  })),
});

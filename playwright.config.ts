// Browser tests: an installed Chromium, and the demo server that every test shares.
import { defineConfig } from '@playwright/test';

const PORT = 8700;

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'tests/out',
  reporter: 'list',
  retries: 0,
  timeout: 60_000,
  // The server keeps one log of received saves for all tests.
  workers: 1,
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
  webServer: {
    command: `node scripts/serve.mjs --port ${PORT}`,
    url: `http://127.0.0.1:${PORT}/`,
    reuseExistingServer: false,
  },
});

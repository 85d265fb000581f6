import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';

// Loop-back only, no network of the browser's own, a fresh profile for every run.
const flags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

function project(name: string, language: string, width: number, height: number) {
  return {
    name,
    use: {
      locale: language,
      viewport: { width, height },
      hasTouch: width < 768,
      launchOptions: {
        executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
        args: [...flags, `--lang=${language}`],
        env: { ...process.env, LANGUAGE: language.replace('-', '_') } as Record<string, string>,
      },
    },
  };
}

// The whole in Chinese on a wide screen; in English on a phone its beginning, and what happens from
// the vetting of the one who is appointed to the end of the public posting.
const wide = { ...project('zh-1440', 'zh-CN', 1440, 900), testMatch: 'selection.spec.ts' };
const narrow = { ...project('en-390', 'en', 390, 844), grepInvert: /to its end/ };

// Each project has a server and a browser of its own; together they would want four cores.
const config: PlaywrightTestConfig = defineConfig({
  testDir: '.',
  outputDir: 'results',
  workers: 1,
  retries: 0,
  timeout: 600_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    actionTimeout: 15_000, navigationTimeout: 20_000, trace: 'off',
    contextOptions: { reducedMotion: 'reduce' },
  },
  projects: [wide, narrow],
});

export default config;

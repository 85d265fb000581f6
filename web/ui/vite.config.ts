import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { formJsWords } from './build/form-js-words.ts';

const server = process.env.ASSENT_URL ?? 'http://127.0.0.1:8080';

// Libraries that only some pages need stay out of the file that every page loads.
const onDemand = [
  'form-js', 'diagram-js', 'feelin', 'feelers', 'lezer', 'preact', 'luxon', 'flatpickr', 'big\\.js',
  'marked', 'dompurify', 'lodash', 'didi', 'min-dash', 'ids', 'classnames', 'remove-scroll',
  'components/(Modal|ModalBase|Drawer|ScrollArea)/', 'use-sidecar', 'style-singleton',
].join('|');
const everywhere = [
  'src/(api|i18n|theme)/', 'src/app/(session|Shell|Navigation|TopBar)',
  'src/kit/(Button|Page|States|Time|names|Note|Error|error|Skeleton|Avatar|Dropdown)',
  `node_modules/(?!.*(${onDemand}))`,
];
const shared = new RegExp(everywhere.join('|'));

export default defineConfig({
  plugins: [react(), formJsWords()],
  // The server puts 128 random bits in the place of this mark, once per answer.
  html: { cspNonce: '__CSP_NONCE__' },
  resolve: { dedupe: ['preact', 'react', 'react-dom'] },
  optimizeDeps: { rolldownOptions: { plugins: [formJsWords()] } },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    manifest: 'manifest.json',
    chunkSizeWarningLimit: 800,
    license: { fileName: 'licenses.md' },
    // What every page needs comes in one file; screens, forms and languages in one each.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shell', test: shared }] } } },
  },
  server: { proxy: { '/api': server, '/openapi.json': server } },
  test: {
    environment: 'jsdom', include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test_setup.ts'],
  },
});

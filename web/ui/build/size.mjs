// Holds the built application against its budgets (gzip, cold cache). Passing one fails the build.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('manifest.json', dist), 'utf8'));
const kib = 1024;

const budgets = [
  { route: 'shell', roots: ['index.html', 'src/locales/zh-CN.ts'], limit: 200 },
  {
    route: 'inbox',
    roots: ['index.html', 'src/locales/zh-CN.ts', 'src/screens/inbox/index.tsx'],
    limit: 290,
  },
  {
    route: 'task with form',
    roots: [
      'index.html', 'src/locales/zh-CN.ts', 'src/screens/task/index.tsx', 'src/forms/FormView.tsx',
    ],
    limit: 410,
  },
];
const requestLimit = 30;

// Everything that a root loads before it can draw: itself, its static imports and their sheets.
function filesOf(roots) {
  const seen = new Set();
  const files = new Set();
  const visit = (key) => {
    if (seen.has(key)) return;
    seen.add(key);
    const chunk = manifest[key];
    if (chunk === undefined) throw new Error(`the manifest has no entry ${key}`);
    files.add(chunk.file);
    for (const sheet of chunk.css ?? []) files.add(sheet);
    for (const next of chunk.imports ?? []) visit(next);
  };
  roots.forEach(visit);
  return [...files];
}

let failed = false;
for (const { route, roots, limit } of budgets) {
  const files = filesOf(roots);
  const bytes = files.reduce((sum, file) =>
    sum + gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length, 0);
  const over = bytes > limit * kib || files.length > requestLimit;
  failed ||= over;
  const size = (bytes / kib).toFixed(1).padStart(6);
  console.log(`${over ? 'over' : 'ok  '} ${route.padEnd(15)} ${size} KiB of ${limit}, ${files.length} files`);
}

// Two copies of these in one page do not know each other's state.
const single = ['preact', 'diagram-js', '@bpmn-io/feelin', '@bpmn-io/properties-panel'];
const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
for (const name of single) {
  const copies = Object.keys(lock.packages).filter((path) => path.endsWith(`node_modules/${name}`));
  if (copies.length > 1) {
    console.error(`two copies of ${name}: ${copies.join(', ')}`);
    failed = true;
  }
}
process.exit(failed ? 1 : 0);

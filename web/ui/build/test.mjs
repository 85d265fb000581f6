// Runs checks, unit tests and the story, and counts what passed.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'assent-ui-'));
const report = join(folder, 'report.json');
let passed = 0;
let failed = 0;

function run(script, args, env = {}) {
  const done = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8', env: { ...process.env, ...env }, maxBuffer: 1 << 28,
  });
  return { good: done.status === 0, text: `${done.stdout}${done.stderr}` };
}

function fail(title, text) {
  failed += 1;
  console.log(`FAIL ${title}: ${text.trim().split('\n').slice(0, 30).join('\n     ')}`);
}

function read() {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return null;
  } finally {
    rmSync(report, { force: true });
  }
}

function check() {
  for (const [title, script, args] of [
    ['types', 'node_modules/typescript/bin/tsc', ['--noEmit']],
    ['rules of the source and words', 'build/rules.mjs', []],
    ['size budgets', 'build/size.mjs', []],
    ['types of the API are those of the server', 'build/schema.mjs', ['--check']],
  ]) {
    const { good, text } = run(script, args);
    if (good) passed += 1;
    else fail(title, text);
  }
}

function unit() {
  const args = ['run', '--reporter=json', `--outputFile=${report}`];
  const { text } = run('node_modules/vitest/vitest.mjs', args);
  const found = read();
  if (found === null) return fail('unit tests', text);
  for (const result of found.testResults.flatMap((file) => file.assertionResults)) {
    if (result.status === 'passed') passed += 1;
    else fail(result.fullName, result.failureMessages.join('\n'));
  }
  if (found.testResults.length === 0) fail('unit tests', text);
}

function story() {
  const args = ['test', '--config', 'e2e/playwright.config.ts', '--reporter=json'];
  const { text } = run('node_modules/@playwright/test/cli.js', args, {
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  const found = read();
  if (found === null) return fail('story', text);
  const specs = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)];
  for (const spec of found.suites.flatMap(specs)) {
    for (const test of spec.tests) {
      const error = test.results.at(-1)?.error?.message ?? '';
      if (test.status === 'expected') passed += 1;
      else fail(`${spec.title} (${test.projectName})`, error.replace(/\u001b\[\d+m/g, ''));
    }
  }
  for (const error of found.errors ?? []) fail('story', error.message ?? '');
}

const steps = { check, unit, story };
const wanted = process.argv.slice(2);
for (const [name, step] of Object.entries(steps)) {
  if (wanted.length === 0 || wanted.includes(name)) step();
}
rmSync(folder, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

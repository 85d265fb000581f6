// Writes the browser's types from the API document that the server derives from its own, or with
// --check compares them with what is there. A document that is no OpenAPI is refused.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConfig } from '@redocly/openapi-core';
import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript';

const top = new URL('..', import.meta.url).pathname;
const file = join(top, 'src/api/schema.d.ts');
const binary = process.env.ASSENT_BIN ?? join(top, '../../build/release/assent');
const startLimit = 30_000;

function readyAddress(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Error(`no ready line: ${said}`)), startLimit);
    const settle = (done, value) => { clearTimeout(timer); done(value); };
    child.stdout.on('data', (bytes) => {
      said += bytes;
      const address = /ready (http:\/\/\S+)/.exec(said)?.[1];
      if (address !== undefined) settle(resolve, address);
    });
    child.stderr.on('data', (bytes) => { said += bytes; });
    child.on('error', (error) => settle(reject, error));
    child.on('exit', (code) => settle(reject, new Error(`the server ended with ${code}: ${said}`)));
  });
}

// What a fresh server on a free port of loop-back serves.
async function readDocument() {
  const data = mkdtempSync(join(tmpdir(), 'assent-schema-'));
  const args = ['serve', '--listen', '127.0.0.1:0', '--data', data];
  const child = spawn(binary, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => { child.once('close', resolve); });
  try {
    const answer = await fetch(new URL('/openapi.json', await readyAddress(child)));
    if (!answer.ok) throw new Error(`/openapi.json: ${answer.status}`);
    return await answer.text();
  } finally {
    child.kill('SIGTERM');
    await ended;
    rmSync(data, { recursive: true, force: true });
  }
}

// What the document must keep to on the way.
const rules = Object.fromEntries([
  'struct', 'no-unresolved-refs', 'no-identical-paths', 'path-declaration-must-exist',
  'path-parameters-defined', 'operation-parameters-unique', 'operation-operationId-unique',
  'operation-2xx-response', 'security-defined', 'no-enum-type-mismatch',
  'no-required-schema-properties-undefined',
].map((rule) => [rule, 'error']));

async function typesOf(document) {
  const redocly = await createConfig({ rules });
  const nodes = await openapiTS(document, { redocly, silent: true, emptyObjectsUnknown: true });
  return COMMENT_HEADER + astToString(nodes);
}

function firstDifference(left, right) {
  const [had, gets] = [left.split('\n'), right.split('\n')];
  const at = gets.findIndex((line, index) => line !== had[index]);
  const line = at < 0 ? gets.length : at;
  return `line ${line + 1}\n  is     ${had[line] ?? ''}\n  should ${gets[line] ?? ''}`;
}

try {
  const types = await typesOf(await readDocument());
  const had = (() => { try { return readFileSync(file, 'utf8'); } catch { return ''; } })();
  if (!process.argv.includes('--check')) {
    writeFileSync(file, types);
    console.log(`schema.d.ts: ${had === types ? 'unchanged' : 'written'}`);
  } else if (had !== types) {
    console.error(`src/api/schema.d.ts is not what the server gives: ${firstDifference(had, types)}`);
    console.error('build/schema writes it anew');
    process.exitCode = 1;
  }
} catch (error) {
  console.error(`schema.d.ts: ${error.message}`);
  process.exitCode = 1;
}

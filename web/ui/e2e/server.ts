import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { top } from './model';

export interface Server { url: string; stop: () => Promise<void> }
const startLimit = 30_000;

function readyLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Error(`no ready line: ${said}`)), startLimit);
    child.stdout?.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      const url = /ready (http:\/\/\S+)/.exec(said)?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url.replace(/\/$/, ''));
    });
    child.stderr?.on('data', (bytes: Buffer) => { said += bytes.toString(); });
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
}

// The real server with a fresh database and the demo's data, on a free port of loop-back.
export async function startServer(): Promise<Server> {
  const binary = process.env.ASSENT_BIN;
  if (binary === undefined) throw new Error('ASSENT_BIN names no server');
  const data = mkdtempSync(join(tmpdir(), 'assent-e2e-'));
  const child = spawn(binary, [
    'serve', '--listen', '127.0.0.1:0', '--data', data, '--demo', 'heping',
  ], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
  try {
    return { url: await readyLine(child), stop };
  } catch (error) {
    child.kill('SIGKILL');
    rmSync(data, { recursive: true, force: true });
    throw error;
  }
}

// Plays the story up to this row over HTTP, so that the browser can begin behind it.
export async function bringToRow(server: Server, row: number): Promise<void> {
  await promisify(execFile)('python3', [
    join(top, 'tests/scenarios/story.py'), '--base-url', server.url, '--until-row', String(row),
  ]);
}

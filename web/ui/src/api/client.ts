import createClient from 'openapi-fetch';
import type { paths } from './schema';
import type { FieldProblem, Problem } from './types';

type Refusal = Partial<Problem> & { status: number };

// A request that was refused. `code` is the word of the server, or one of ours: OFFLINE when no
// answer came, HTTP_<status> when the answer named none.
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly requestId: string | null;
  readonly fields: FieldProblem[];
  readonly retryAfter: number | null;

  constructor(problem: Refusal, retryAfter: number | null = null) {
    super(problem.detail ?? problem.title ?? problem.code ?? String(problem.status));
    this.status = problem.status;
    this.code = problem.code ?? `HTTP_${problem.status}`;
    this.detail = problem.detail ?? '';
    this.requestId = problem.requestId ?? null;
    this.fields = problem.errors ?? [];
    this.retryAfter = retryAfter;
  }
}

let csrfToken: string | null = null;
let signInAgain: (() => Promise<void>) | null = null;

export function setCsrfToken(token: string | null): void {
  csrfToken = token;
}

// The handler opens the sign-in dialog and resolves once somebody is signed in.
export function onSessionExpired(handler: (() => Promise<void>) | null): void {
  signInAgain = handler;
}

export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

// One key an operation: a repeated request with the same key is carried out once.
export function once(key: string): { headers: Record<string, string> } {
  return { headers: { 'Idempotency-Key': key } };
}

async function refusal(response: Response): Promise<ApiError> {
  const wait = Number(response.headers.get('Retry-After'));
  const retryAfter = Number.isFinite(wait) && wait > 0 ? wait : null;
  try {
    const problem = (await response.json()) as Partial<Problem>;
    return new ApiError({ ...problem, status: response.status }, retryAfter);
  } catch {
    return new ApiError({ status: response.status }, retryAfter);
  }
}

// Nothing is waited for before the request goes out: what a page that is being left saves is sent
// at once or never.
async function send(request: Request): Promise<Response> {
  if (request.method !== 'GET' && csrfToken !== null) {
    request.headers.set('X-CSRF-Token', csrfToken);
  }
  let response: Response;
  try {
    response = await fetch(request);
  } catch {
    throw new ApiError({ status: 0, code: 'OFFLINE' });
  }
  if (!response.ok) throw await refusal(response);
  return response;
}

// The server's operations; paths, parameters, bodies and answers are those of its API document.
export const api = createClient<paths>({
  baseUrl: location.origin,
  fetch: send,
  headers: { Accept: 'application/json' },
  credentials: 'same-origin',
  cache: 'no-store',
});

type Operation<T> = () => Promise<{ data?: T }>;

// The answer, without a dialog for who is not signed in.
export async function ask<T>(request: Operation<T>): Promise<T> {
  return (await request()).data as T;
}

// The answer. Where the session is over, somebody signs in and the request is made again as it was.
export async function call<T>(request: Operation<T>): Promise<T> {
  try {
    return await ask(request);
  } catch (error) {
    const isOver = error instanceof ApiError && error.status === 401;
    if (!isOver || signInAgain === null) throw error;
    await signInAgain();
    return ask(request);
  }
}

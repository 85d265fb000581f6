import type { FieldProblem, Problem } from './types';

// A request that was refused. `code` is the word of the server, or one of ours: OFFLINE when no
// answer came, HTTP_<status> when the answer named none.
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly requestId: string | null;
  readonly fields: FieldProblem[];
  readonly retryAfter: number | null;

  constructor(problem: Problem, retryAfter: number | null = null) {
    super(problem.detail ?? problem.title ?? problem.code ?? String(problem.status));
    this.status = problem.status;
    this.code = problem.code ?? `HTTP_${problem.status}`;
    this.detail = problem.detail ?? '';
    this.requestId = problem.requestId ?? null;
    this.fields = problem.errors ?? [];
    this.retryAfter = retryAfter;
  }
}

export interface CallOptions {
  body?: unknown;
  // One key an operation: a repeated request with the same key is carried out once.
  idempotencyKey?: string;
  // A request that asks who is signed in must not open the sign-in dialog.
  noRelogin?: boolean;
  keepalive?: boolean;
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

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

function headersOf(method: Method, options: CallOptions): Record<string, string> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  if (method !== 'GET' && csrfToken !== null) headers['X-CSRF-Token'] = csrfToken;
  if (options.idempotencyKey !== undefined) headers['Idempotency-Key'] = options.idempotencyKey;
  return headers;
}

async function send(method: Method, path: string, options: CallOptions): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      headers: headersOf(method, options),
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      credentials: 'same-origin',
      cache: 'no-store',
      keepalive: options.keepalive ?? false,
    });
  } catch {
    throw new ApiError({ status: 0, code: 'OFFLINE' });
  }
}

async function refusal(response: Response): Promise<ApiError> {
  const wait = Number(response.headers.get('Retry-After'));
  const retryAfter = Number.isFinite(wait) && wait > 0 ? wait : null;
  try {
    const problem = (await response.json()) as Problem;
    return new ApiError({ ...problem, status: response.status }, retryAfter);
  } catch {
    return new ApiError({ status: response.status }, retryAfter);
  }
}

export async function call<T>(method: Method, path: string, options: CallOptions = {}): Promise<T> {
  let response = await send(method, path, options);
  if (response.status === 401 && signInAgain !== null && !options.noRelogin) {
    await signInAgain();
    response = await send(method, path, options);
  }
  if (!response.ok) throw await refusal(response);
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
}

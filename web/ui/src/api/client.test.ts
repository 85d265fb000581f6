import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiError, call, newIdempotencyKey, onSessionExpired, setCsrfToken } from './client';

interface Sent { method: string; headers: Record<string, string>; body: unknown }

function answer(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(status === 204 ? null : JSON.stringify(body), { status, headers });
}

function serve(...answers: Response[]): Sent[] {
  const sent: Sent[] = [];
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
    sent.push({
      method: init.method ?? 'GET', headers: init.headers as Record<string, string>,
      body: init.body,
    });
    const next = answers.shift();
    return next === undefined ? Promise.reject(new TypeError('no network')) : Promise.resolve(next);
  });
  return sent;
}

afterEach(() => {
  vi.unstubAllGlobals();
  onSessionExpired(null);
  setCsrfToken(null);
});

describe('a request', () => {
  it('repeats itself with the same idempotency key after signing in again', async () => {
    const sent = serve(answer(401, { code: 'X' }), answer(200, { done: true }));
    setCsrfToken('old');
    onSessionExpired(() => {
      setCsrfToken('new');
      return Promise.resolve();
    });
    const done = await call('POST', '/api/x', { body: { a: 1 }, idempotencyKey: 'k1' });

    expect(done).toEqual({ done: true });
    expect(sent.map((item) => item.headers['Idempotency-Key'])).toEqual(['k1', 'k1']);
    expect(sent.map((item) => item.headers['X-CSRF-Token'])).toEqual(['old', 'new']);
    expect(sent[1].body).toBe(sent[0].body);
  });

  it('that asks who is signed in opens no dialog', async () => {
    serve(answer(401, { code: 'X' }));
    const handler = vi.fn();
    onSessionExpired(handler);
    await expect(call('GET', '/api/session', { noRelogin: true }))
      .rejects.toMatchObject({ status: 401 });
    expect(handler).not.toHaveBeenCalled();
  });

  it('tells code, fields, request and waiting time of a refusal', async () => {
    const errors = [{ field: 'closes', code: 'CHECK', message: '太早' }];
    const body = { status: 400, code: 'FORM_INVALID', requestId: 'r1', errors };
    serve(answer(400, body, { 'Retry-After': '7' }));
    const error = await call('POST', '/api/x', { body: {} }).catch((problem: unknown) => problem);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      code: 'FORM_INVALID', requestId: 'r1', retryAfter: 7, fields: errors,
    });
  });

  it('without an answer is offline, and reads carry no token', async () => {
    const sent = serve();
    setCsrfToken('token');
    await expect(call('GET', '/api/x')).rejects.toMatchObject({ code: 'OFFLINE', status: 0 });
    expect(sent[0].headers['X-CSRF-Token']).toBeUndefined();
  });

  it('has a key of 128 random bits', () => {
    expect(newIdempotencyKey()).toMatch(/^[0-9a-f]{32}$/);
    expect(newIdempotencyKey()).not.toBe(newIdempotencyKey());
  });
});

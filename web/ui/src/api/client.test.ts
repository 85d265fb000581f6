import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  api, ApiError, ask, call, newIdempotencyKey, once, onSessionExpired, setCsrfToken,
} from './client';

function answer(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(status === 204 ? null : JSON.stringify(body), { status, headers });
}

function serve(...answers: Response[]): Request[] {
  const sent: Request[] = [];
  vi.stubGlobal('fetch', (request: Request) => {
    sent.push(request);
    const next = answers.shift();
    return next === undefined ? Promise.reject(new TypeError('no network')) : Promise.resolve(next);
  });
  return sent;
}

const move = () => api.POST('/api/demo/time', { body: { to: 'nextDue' }, ...once('k1') });

afterEach(() => {
  vi.unstubAllGlobals();
  onSessionExpired(null);
  setCsrfToken(null);
});

describe('a request', () => {
  it('repeats itself with the same idempotency key after signing in again', async () => {
    const sent = serve(answer(401, { code: 'X' }), answer(200, { now: 'then' }));
    setCsrfToken('old');
    onSessionExpired(() => {
      setCsrfToken('new');
      return Promise.resolve();
    });
    const done = await call(move);

    expect(done).toEqual({ now: 'then' });
    expect(sent.map((item) => item.headers.get('Idempotency-Key'))).toEqual(['k1', 'k1']);
    expect(sent.map((item) => item.headers.get('X-CSRF-Token'))).toEqual(['old', 'new']);
    expect(await Promise.all(sent.map((item) => item.text()))).toEqual([
      '{"to":"nextDue"}', '{"to":"nextDue"}',
    ]);
  });

  it('goes out before anything else runs, as a page that is left has no later', () => {
    const sent = serve(answer(200, { now: 'then' }));
    void call(move);
    expect(sent).toHaveLength(1);
  });

  it('that asks who is signed in opens no dialog', async () => {
    serve(answer(401, { code: 'X' }));
    const handler = vi.fn();
    onSessionExpired(handler);
    await expect(ask(() => api.GET('/api/session'))).rejects.toMatchObject({ status: 401 });
    expect(handler).not.toHaveBeenCalled();
  });

  it('puts what stands in its path and query where it belongs', async () => {
    const sent = serve(answer(200, {}));
    await call(() => api.GET('/api/intakes/{id}', {
      params: { path: { id: 'a/b' }, query: { correlationKey: 'x&y' } },
    }));
    expect(sent[0].url).toBe(`${location.origin}/api/intakes/a%2Fb?correlationKey=x%26y`);
  });

  it('tells code, fields, request and waiting time of a refusal', async () => {
    const errors = [{ field: 'closes', code: 'CHECK', message: '太早' }];
    const body = { status: 400, code: 'FORM_INVALID', requestId: 'r1', errors };
    serve(answer(400, body, { 'Retry-After': '7' }));
    const error = await call(move).catch((problem: unknown) => problem);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      code: 'FORM_INVALID', requestId: 'r1', retryAfter: 7, fields: errors,
    });
  });

  it('without an answer is offline, and reads carry no token', async () => {
    const sent = serve();
    setCsrfToken('token');
    await expect(call(() => api.GET('/api/starters')))
      .rejects.toMatchObject({ code: 'OFFLINE', status: 0 });
    expect(sent[0].headers.get('X-CSRF-Token')).toBeNull();
  });

  it('has a key of 128 random bits', () => {
    expect(newIdempotencyKey()).toMatch(/^[0-9a-f]{32}$/);
    expect(newIdempotencyKey()).not.toBe(newIdempotencyKey());
  });
});

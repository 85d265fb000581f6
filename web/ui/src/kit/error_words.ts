import type { TFunction } from 'i18next';
import { ApiError } from '../api/client';
import type { FieldProblem } from '../api/types';
import type { Language } from '../i18n/words';

// Every code that /api may answer with; a test holds both dictionaries against this list.
export const errorCodes = [
  'FORM_INVALID', 'ARG_INVALID', 'FILE_TYPE', 'SELF', 'NOT_ENTITLED', 'RECUSED', 'SOD',
  'OP_DISABLED', 'FOUR_EYES', 'NOT_FOUND', 'NOT_STARTABLE', 'DUPLICATE', 'VERSION_CONFLICT',
  'TASK_NOT_ACTIVE', 'ALREADY_CLAIMED', 'ALREADY_PARTICIPANT', 'INSTANCE_SUSPENDED',
  'INSTANCE_ENDED', 'NEXT_ALREADY_HANDLED', 'LAST_SEAT', 'TARGET_NOT_UPSTREAM',
  'TARGET_IN_CLOSED_MI', 'IRREVERSIBLE', 'SAFEGUARD_SKIPPED', 'RETURN_LIMIT', 'URGE_LIMIT',
  'QUORUM_LOST', 'PROXY_CYCLE', 'ASSIGNEE_EMPTY', 'LOGIN_FAILED', 'TOO_MANY_ATTEMPTS',
  'CSRF', 'OFFLINE', 'HTTP_400', 'HTTP_401', 'HTTP_403', 'HTTP_404', 'HTTP_409', 'HTTP_413',
  'HTTP_422', 'HTTP_429', 'HTTP_500', 'HTTP_503',
] as const;

export interface ErrorText { title: string; text: string }

function wordOf(error: ApiError): string {
  if ((errorCodes as readonly string[]).includes(error.code)) return error.code;
  const status = `HTTP_${error.status}`;
  if ((errorCodes as readonly string[]).includes(status)) return status;
  return error.status >= 500 ? 'HTTP_500' : 'HTTP_400';
}

// A sentence for what happened and one for what to do; never the bare code.
export function errorText(error: unknown, t: TFunction): ErrorText {
  const word = error instanceof ApiError ? wordOf(error) : 'HTTP_500';
  return { title: t(`error.${word}.title`), text: t(`error.${word}.text`) };
}

export function fieldText(problem: FieldProblem, language: Language): string {
  return language === 'en' ? problem.messageEn || problem.message : problem.message;
}

// True where asking again later may help and nothing of the request was kept.
export function mayRetry(error: unknown): boolean {
  if (!(error instanceof ApiError)) return true;
  return error.status === 0 || error.status === 429 || error.status >= 500;
}

import { api, call } from './client';
import type { PersonRef, Unit } from './types';

const names = new Map<string, PersonRef>();
let units: Promise<Unit[]> | null = null;

export async function findPeople(text: string, role: string | null): Promise<PersonRef[]> {
  const query = { text: text === '' ? undefined : text, role: role ?? undefined };
  const { items } = await call(() => api.GET('/api/people', { params: { query } }));
  for (const person of items) names.set(person.login, person);
  return items;
}

export async function personOf(login: string): Promise<PersonRef | null> {
  const known = names.get(login);
  if (known !== undefined) return known;
  const found = await findPeople(login, null);
  return found.find((person) => person.login === login) ?? null;
}

export function allUnits(): Promise<Unit[]> {
  units ??= call(() => api.GET('/api/units')).then((answer) => answer.items);
  units.catch(() => { units = null; });
  return units;
}

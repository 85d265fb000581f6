import { call } from './client';
import type { List, PersonRef, Unit } from './types';

const names = new Map<string, PersonRef>();
let units: Promise<Unit[]> | null = null;

export async function findPeople(text: string, role: string | null): Promise<PersonRef[]> {
  const query = new URLSearchParams();
  if (text !== '') query.set('text', text);
  if (role !== null) query.set('role', role);
  const { items } = await call<List<PersonRef>>('GET', `/api/people?${query.toString()}`);
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
  units ??= call<List<Unit>>('GET', '/api/units').then((answer) => answer.items);
  units.catch(() => { units = null; });
  return units;
}

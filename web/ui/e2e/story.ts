import { readModel } from './model';

// The steps of the story as examples/heping/story.json tells them. What each kind of step and of
// expectation means stands at the head of tests/scenarios/story.py and in story_checks.py.
export interface OpenTask { element: string; holder: string; due?: string; subject?: string }
export interface Expect {
  openTasks?: OpenTask[];
  timers?: { element: string; due: string }[];
  instances?: Record<string, { ended: number; running: number }>;
  instanceCount?: { all: number; running: number };
  decisions?: { decision: string; output: unknown }[];
  notices?: { of: string; template: string; count: number }[];
  page?: { posting: string; shows: string[]; hides: string[] };
  state?: string;
}
export interface Given { subject?: string; outcome?: string; values: unknown }
export interface Deed extends Partial<Given> {
  time?: string;
  complete?: string;
  each?: string;
  answers?: Record<string, Given>;
  intake?: string;
  object?: string;
}
export interface Step {
  row: number;
  as: string;
  title: Both;
  do: Deed;
  refused?: { status: number; field?: string };
  expect?: Expect;
}

export interface Both { zh: string; en: string }
interface Intake { id: string; label: Both; form: string }
interface Notice { template: string; title: Both }
interface File { reader: string; data: Record<string, unknown>; steps: Step[] }

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export class Story {
  readonly #file = JSON.parse(readModel('story.json')) as File;

  get reader(): string {
    return this.#file.reader;
  }

  intake(id: string): Intake {
    const { intakes } = JSON.parse(readModel('package.json')) as { intakes: Intake[] };
    const found = intakes.find((intake) => intake.id === id);
    if (found === undefined) throw new Error(`no intake ${id}`);
    return found;
  }

  // What notices of this template are headed.
  noticeTitle(template: string): Both {
    const { notices } = JSON.parse(readModel('package.json')) as { notices: Notice[] };
    const found = notices.find((notice) => notice.template === template);
    if (found === undefined) throw new Error(`no notice ${template}`);
    return found.title;
  }

  // The steps of these rows, row by row.
  rows(first: number, last: number): Map<number, Step[]> {
    const rows = new Map<number, Step[]>();
    for (const step of this.#file.steps) {
      if (step.row < first || step.row > last) continue;
      rows.set(step.row, [...rows.get(step.row) ?? [], step]);
    }
    return rows;
  }

  // "$name" stands for data[name]; {"$": name, …} is data[name] with the entries given.
  resolved(value: unknown): unknown {
    if (typeof value === 'string' && value.startsWith('$')) {
      return this.resolved(this.#file.data[value.slice(1)]);
    }
    if (Array.isArray(value)) return value.map((item) => this.resolved(item));
    if (!isRecord(value)) return value;
    const { $: name, ...own } = value;
    const base = name === undefined ? {} : this.resolved(this.#file.data[String(name)]);
    const entries = Object.entries(own).map(([key, item]) => [key, this.resolved(item)]);
    return { ...base as object, ...Object.fromEntries(entries) };
  }
}

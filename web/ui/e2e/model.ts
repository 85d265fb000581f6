import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// The words of the application and of the models in the language of the run, so that the story
// reads like the story and a renamed button fails it.
export const top = join(import.meta.dirname, '..', '..', '..');
const folders = ['workflows', 'examples/heping'];

export function readModel(file: string): string {
  for (const folder of folders) {
    try {
      return readFileSync(join(top, folder, file), 'utf8');
    } catch {
      continue;
    }
  }
  throw new Error(`no such model: ${file}`);
}

export interface Part {
  type: string;
  key?: string;
  path?: string;
  label?: string;
  dateLabel?: string;
  readonly?: boolean;
  components?: Part[];
  values?: { label: string; value: string; 'label.en'?: string }[];
  properties?: Record<string, string>;
}

export type Answer = Record<string, unknown>;
export interface Story { data: Record<string, Answer> }

export function readForm(id: string): Part[] {
  return (JSON.parse(readModel(`${id}.form.json`)) as { components: Part[] }).components;
}

// The data of the story with its references put in.
export function storyData(): Record<string, Answer> {
  const { data } = JSON.parse(readModel('story.json')) as Story;
  const announcement = { ...data.announcement, team: data.team };
  return { ...data, announcement };
}

export class Words {
  readonly english: boolean;

  constructor(language: string) {
    this.english = language === 'en';
  }

  // A word of the application: `login.title`.
  ui(key: string, values: Record<string, string | number> = {}): string {
    const plural = values.count === undefined
      ? key : `${key}_${this.english && values.count === 1 ? 'one' : 'other'}`;
    const [area, ...path] = plural.split('.');
    const folder = join(top, 'web/ui/src/locales', this.english ? 'en' : 'zh-CN');
    let found: unknown = JSON.parse(readFileSync(join(folder, `${area}.json`), 'utf8'));
    for (const step of path) found = (found as Record<string, unknown>)[step];
    if (typeof found !== 'string') throw new Error(`no words: ${key}`);
    return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
  }

  label(part: Part): string {
    const other = part.properties?.['label.en'];
    const own = part.label ?? part.dateLabel ?? '';
    return this.english && other !== undefined ? other : own;
  }

  option(part: Part, value: string): string {
    const option = part.values?.find((item) => item.value === value);
    if (option === undefined) throw new Error(`no option ${value} of ${part.key}`);
    return this.english ? option['label.en'] ?? option.label : option.label;
  }

  // The name of an element of a process.
  element(file: string, id: string): string {
    const text = readModel(`${file}.bpmn`);
    const tag = text.slice(text.indexOf(`id="${id}"`));
    const chinese = /name="([^"]*)"/.exec(tag)?.[1] ?? id;
    const english = /name="name\.en" value="([^"]*)"/.exec(tag)?.[1];
    const found = this.english ? english ?? chinese : chinese;
    return found.replaceAll('&#39;', "'").replaceAll('&apos;', "'").replaceAll('&amp;', '&');
  }

  person(login: string): string {
    const { people } = JSON.parse(readModel('people.json')) as {
      people: { login: string; name: { zh: string; en: string } }[];
    };
    const name = people.find((person) => person.login === login)?.name;
    if (name === undefined) throw new Error(`nobody is ${login}`);
    return this.english ? name.en : name.zh;
  }

  unit(code: string): string {
    const { units } = JSON.parse(readModel('people.json')) as {
      units: { code: string; name: { zh: string; en: string } }[];
    };
    const name = units.find((unit) => unit.code === code)?.name;
    if (name === undefined) throw new Error(`no unit ${code}`);
    return this.english ? name.en : name.zh;
  }
}

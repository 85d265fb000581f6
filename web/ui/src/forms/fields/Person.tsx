/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { findPeople, personOf } from '../../api/people';
import type { PersonRef } from '../../api/types';
import { currentLanguage, inLanguage } from '../../i18n/words';
import type { FormPart } from '../schema';
import { Combo, type Choice } from './Combo';
import { Frame, type FieldProps } from './Frame';

function choiceOf(person: PersonRef): Choice {
  const language = currentLanguage();
  return {
    value: person.login,
    label: inLanguage(person.name, language),
    hint: inLanguage(person.unit?.name, language),
  };
}

export function isMultiple(field: FormPart): boolean {
  return field.properties?.multiple === 'true';
}

// Names of logins that are already chosen; a login nobody knows stays readable as it is.
function useChosen(logins: string[]): Choice[] {
  const [known, setKnown] = useState<Record<string, Choice>>({});
  const wanted = logins.join(' ');
  useEffect(() => {
    for (const login of logins) {
      void personOf(login).then((person) => {
        if (person !== null) setKnown((all) => ({ ...all, [login]: choiceOf(person) }));
      }, () => undefined);
    }
  }, [wanted]);
  return logins.map((login) => known[login] ?? { value: login, label: login, hint: '' });
}

function raised(logins: string[], at: number): string[] {
  const next = [...logins];
  next.splice(at - 1, 2, logins[at], logins[at - 1]);
  return next;
}

interface ChosenProps {
  people: Choice[];
  label: string;
  onRemove?: (at: number) => void;
  onRaise?: (at: number) => void;
}

// The chosen in their order, which may mean something: who leads, who countersigns.
function ChosenList({ people, label, onRemove, onRaise }: ChosenProps) {
  const words = globalThis.assentFormWords;
  if (people.length === 0) return onRemove ? null : <p class="fjs-none">{words('none')}</p>;
  return (
    <ol class="fjs-chosen" aria-labelledby={label}>
      {people.map((person, index) => (
        <li key={person.value}>
          <span class="no" aria-hidden>{index + 1}</span>
          <span class="who">{person.label} <small>{person.hint}</small></span>
          {onRaise && index > 0 && (
            <button
              type="button" aria-label={words('raise', { name: person.label })}
              onClick={() => onRaise(index)}
            >
              ↑
            </button>
          )}
          {onRemove && (
            <button
              type="button" aria-label={words('removeName', { name: person.label })}
              onClick={() => onRemove(index)}
            >
              ×
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}

// One person, or several: the value is a login or a list of logins.
export function PersonField(props: FieldProps) {
  const { field, value, readonly, disabled } = props;
  const several = isMultiple(field);
  const logins = Array.isArray(value) ? value.map(String) : value ? [String(value)] : [];
  const chosen = useChosen(logins);
  const role = field.properties?.role ?? null;
  const load = async (text: string) => (await findPeople(text, role)).map(choiceOf);
  const choose = (login: string | null) => {
    if (!several) props.onChange({ value: login });
    else if (login !== null && !logins.includes(login)) {
      props.onChange({ value: [...logins, login] });
    }
  };
  // The button that was pressed may be gone with its row: the field itself takes the focus.
  const put = (next: string[]) => {
    props.onChange({ value: next });
    document.getElementById(props.domId)?.focus();
  };
  if (several && readonly) {
    return (
      <Frame props={props} type="wf-person" group>
        <ChosenList people={chosen} label={`${props.domId}-label`} />
      </Frame>
    );
  }
  return (
    <Frame props={props} type="wf-person">
      {several && (
        <ChosenList
          people={chosen} label={`${props.domId}-label`}
          onRemove={disabled ? undefined : (at) => put(logins.filter((_, index) => index !== at))}
          onRaise={disabled ? undefined : (at) => put(raised(logins, at))}
        />
      )}
      <Combo
        props={props} chosen={several ? null : chosen[0] ?? null} load={load} onChoose={choose}
        clearAfter={several}
      />
    </Frame>
  );
}
PersonField.config = {
  type: 'wf-person',
  keyed: true,
  name: 'Person',
  group: 'basic-input',
  emptyValue: null,
  sanitizeValue: ({ value }: { value: unknown }) => value ?? null,
  create: (options: object = {}) => ({ ...options }),
};

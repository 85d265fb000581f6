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
  const remove = (login: string) => {
    props.onChange({ value: logins.filter((item) => item !== login) });
  };
  return (
    <Frame props={props} type="wf-person">
      {several && chosen.length > 0 && (
        <ul class="fjs-chosen">
          {chosen.map((person) => (
            <li key={person.value}>
              {person.label}
              {!readonly && !disabled && (
                <button
                  type="button"
                  aria-label={globalThis.assentFormWords('removeName', { name: person.label })}
                  onClick={() => remove(person.value)}
                >
                  ×
                </button>
              )}
            </li>
          ))}
        </ul>
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

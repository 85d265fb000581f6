import { IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { signInAsDemoPerson } from '../../api/session';
import type { DemoPeople, DemoPerson, Session, Words } from '../../api/types';
import { useModelWords } from '../../i18n/words';
import { Avatar } from '../../kit/Avatar';

interface Props {
  people: DemoPeople;
  busy: boolean;
  onEnter: (signIn: () => Promise<Session>) => Promise<void>;
}

interface Group { role: string; label: Words | null; people: DemoPerson[] }

// One group a group of roles, else a first role, in the order in which the server lists the people.
export function groupsOf(people: DemoPerson[]): Group[] {
  const groups: Group[] = [];
  for (const person of people) {
    const label = person.group ?? person.roles[0]?.label ?? null;
    const role = label?.zh ?? '';
    const group = groups.find((item) => item.role === role);
    if (group === undefined) groups.push({ role, label, people: [person] });
    else group.people.push(person);
  }
  return groups;
}

export function DemoPeopleList({ people, busy, onEnter }: Props) {
  const { t } = useTranslation();
  const words = useModelWords();
  return (
    <section className="lgr" aria-labelledby="demo-people">
      <header className="row wrap">
        <h2 id="demo-people">{t('login.demoPeople')}</h2>
        <span className="bd pl">{t('login.demoData')}</span>
        <span className="cap mut end hide-n">{t('login.oneTap')}</span>
      </header>
      {groupsOf(people.items).map((group) => (
        <div key={group.role}>
          <h3 className="cap mut">{words(group.label)}</h3>
          <ul className="people">
            {group.people.map((person) => (
              <li key={person.login}>
                <button
                  type="button" disabled={busy}
                  onClick={() => void onEnter(() => signInAsDemoPerson(person.login))}
                >
                  <Avatar name={words(person.name)} large />
                  <span className="grow">
                    <span className="pn">{words(person.name)}</span>
                    <span className="cap mut du">{words(person.duty)}</span>
                  </span>
                  <IconChevronRight className="i i-s mut hide-n" aria-hidden />
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

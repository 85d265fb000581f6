import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { useSession, useTimeContext } from '../../app/session';
import { useTasks } from '../../api/tasks';
import { civilDate, longDate, weekday } from '../../i18n/format';
import { Page } from '../../kit/Page';
import { NotFoundPage } from '../not_found';
import './inbox.css';
import { FilterBar, states } from './FilterBar';
import { StartedList } from './StartedList';
import { TaskLists } from './TaskLists';

const views = ['todo', 'done', 'started'] as const;
type View = (typeof views)[number];

function Today() {
  const context = useTimeContext();
  const date = longDate(civilDate(context.now, context.zone), context.language);
  return <span className="cap mut nw hide-n">{date} {weekday(context.now, context)}</span>;
}

function Views({ view }: { view: View }) {
  const { t } = useTranslation();
  const todo = useTasks({ view: 'todo' });
  const count = todo.data?.page?.totalItems ?? todo.data?.items.length;
  return (
    <nav className="tabs" aria-label={t('inbox.views')}>
      {views.map((item) => (
        <Link key={item} to={`/inbox/${item}`} aria-current={item === view ? 'page' : undefined}>
          {t(`inbox.view.${item}`)}
          {item === 'todo' && count !== undefined && <span className="n">{count}</span>}
        </Link>
      ))}
    </nav>
  );
}

export function InboxPage() {
  const { t } = useTranslation();
  const { view } = useParams();
  const [search, setSearch] = useSearchParams();
  useSession();
  if (!views.includes(view as View)) return <NotFoundPage />;
  const chosen = view as View;
  const text = search.get('text') ?? '';
  const state = states.find((item) => item === search.get('state')) ?? '';
  const filter = (name: string, value: string) => {
    const next = new URLSearchParams(search);
    if (value === '') next.delete(name);
    else next.set(name, value);
    setSearch(next, { replace: true });
  };
  const clear = () => setSearch(new URLSearchParams(), { replace: true });
  return (
    <Page
      title={t('inbox.titleOf', { view: t(`inbox.view.${chosen}`) })} heading={t('nav.inbox')}
      actions={<Today />}
    >
      <Views view={chosen} />
      <FilterBar
        text={text} state={state} withStates={chosen === 'todo'}
        onText={(value) => filter('text', value)} onState={(value) => filter('state', value)}
      />
      {chosen === 'started'
        ? <StartedList text={text} onClear={clear} />
        : <TaskLists view={chosen} text={text} state={state} onClear={clear} />}
    </Page>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { sessionKey, useDemoPeople } from '../../api/session';
import type { Session } from '../../api/types';
import { chooseLanguage, useLanguage, useModelWords } from '../../i18n/words';
import { Brand } from '../../kit/Brand';
import './login.css';
import { DemoPeopleList } from './DemoPeopleList';
import { LoginForm } from './LoginForm';

function LanguageLinks() {
  const language = useLanguage();
  return (
    <span className="end row langs">
      {(['zh-CN', 'en'] as const).map((item) => (
        <button
          key={item} type="button" lang={item} className="lnk" aria-pressed={item === language}
          onClick={() => void chooseLanguage(item)}
        >
          {item === 'en' ? 'English' : '简体中文'}
        </button>
      ))}
    </span>
  );
}

// Only paths of this application are followed after signing in.
function targetOf(to: string | null): string {
  return to !== null && /^\/(?![/\\])/.test(to) ? to : '/inbox/todo';
}

export function LoginPage() {
  const { t } = useTranslation();
  const words = useModelWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [search] = useSearchParams();
  const demo = useDemoPeople();
  const head = useRef<HTMLHeadingElement>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    document.title = `${t('login.title')} · ${t('shell.product')}`;
  }, [t]);
  useEffect(() => head.current?.focus(), []);

  const enter = async (signIn: () => Promise<Session>) => {
    setBusy(true);
    setError(null);
    try {
      const session = await signIn();
      client.clear();
      client.setQueryData(sessionKey, session);
      await navigate(targetOf(search.get('to')), { replace: true });
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };

  const people = demo.data;
  return (
    <main className={people === undefined ? 'login alone' : 'login'} data-ready={!demo.isPending}>
      <section className="lgl">
        <span className="brand"><Brand />{t('shell.product')}</span>
        <div className="lform">
          <h1 ref={head} tabIndex={-1}>{t('login.title')}</h1>
          {people !== undefined && <p className="sec sm mt1">{words(people.system)}</p>}
          <LoginForm busy={busy} error={error} onEnter={enter} />
          <p className="cap mut mt3">{t('login.paste')}<br />{t('login.forgot')}</p>
        </div>
        <p className="cap mut foot"><LanguageLinks /></p>
      </section>
      {people !== undefined && <DemoPeopleList people={people} busy={busy} onEnter={enter} />}
    </main>
  );
}

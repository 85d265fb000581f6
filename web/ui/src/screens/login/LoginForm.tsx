import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { signIn } from '../../api/session';
import type { Session } from '../../api/types';
import { Button } from '../../kit/Button';
import { ErrorNote } from '../../kit/ErrorNote';

interface Props {
  busy: boolean;
  error: unknown;
  onEnter: (signIn: () => Promise<Session>) => Promise<void>;
}

export function LoginForm({ busy, error, onEnter }: Props) {
  const { t } = useTranslation();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (error !== null && !busy) field.current?.select();
  }, [error, busy]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void onEnter(() => signIn(login.trim(), password));
  };
  return (
    <form className="stack g4 mt5" onSubmit={submit}>
      {error !== null && <ErrorNote error={error} />}
      <label className="f">
        <span className="lb">{t('login.name')}</span>
        <input
          className="in" name="username" autoComplete="username" required value={login}
          autoCapitalize="none" spellCheck={false}
          onChange={(event) => setLogin(event.target.value)}
        />
      </label>
      <div className="f">
        <label className="lb" htmlFor="password">{t('login.password')}</label>
        <span className="in pw">
          <input
            id="password" ref={field} name="password" type={shown ? 'text' : 'password'} required
            autoComplete="current-password" value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          <Button small kind="ghost" aria-pressed={shown} onClick={() => setShown(!shown)}>
            {t(shown ? 'login.hide' : 'login.show')}
          </Button>
        </span>
      </div>
      <Button kind="primary" large type="submit" busy={busy}>{t('login.enter')}</Button>
    </form>
  );
}

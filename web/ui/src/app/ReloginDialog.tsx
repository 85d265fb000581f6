import { Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionKey, signIn, signInAsDemoPerson } from '../api/session';
import type { Session } from '../api/types';
import { useModelWords } from '../i18n/words';
import { Button } from '../kit/Button';
import { ErrorNote } from '../kit/ErrorNote';

interface Props { session: Session; onDone: () => void; onOther: () => void }

// Opens over the page; the page and what was typed stay as they are.
export function ReloginDialog({ session, onDone, onOther }: Props) {
  const { t } = useTranslation();
  const words = useModelWords();
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>(null);

  const again = async (enter: () => Promise<Session>) => {
    try {
      client.setQueryData(sessionKey, await enter());
      onDone();
    } catch (problem) {
      setError(problem);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void again(() => signIn(session.person.login, password));
  };
  const name = words(session.person.name);

  return (
    <Modal
      opened onClose={() => undefined} withCloseButton={false} size={480} radius="lg" centered
      title={t('session.expired')} closeOnEscape={false} closeOnClickOutside={false}
    >
      <form onSubmit={submit}>
        <div className="dlg-body">
          <p className="sm sec">{t('session.repeat')}</p>
          {error !== null && <ErrorNote error={error} />}
          <label className="f">
            <span className="lb">{t('session.passwordOf', { name })}</span>
            <input
              className="in" type="password" autoComplete="current-password" value={password}
              data-autofocus onChange={(event) => setPassword(event.target.value)}
            />
          </label>
        </div>
        <div className="dlg-foot">
          {session.demo && (
            <Button onClick={() => void again(() => signInAsDemoPerson(session.person.login))}>
              {t('session.demoAs', { name })}
            </Button>
          )}
          <span className="end">
            <Button onClick={onOther}>{t('session.other')}</Button>
            <Button kind="primary" type="submit">{t('session.continue')}</Button>
          </span>
        </div>
      </form>
    </Modal>
  );
}

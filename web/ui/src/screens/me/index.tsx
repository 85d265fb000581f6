import { useTranslation } from 'react-i18next';
import { useNotices, useOwnFile } from '../../api/me';
import type { Notice, OwnFile, Values } from '../../api/types';
import { useModelWords } from '../../i18n/words';
import { Avatar } from '../../kit/Avatar';
import { ButtonLink } from '../../kit/Button';
import { ErrorNote } from '../../kit/ErrorNote';
import { useOutcomeWord } from '../../kit/outcome';
import { Page } from '../../kit/Page';
import { Skeleton } from '../../kit/Skeleton';
import { Deadline, Time } from '../../kit/Time';
import { valueText } from '../../kit/value_text';
import './me.css';

function NoticeItem({ notice }: { notice: Notice }) {
  const words = useModelWords();
  const data = Object.entries(notice.data).filter(([, value]) => valueText(value) !== '');
  return (
    <li className="notice">
      <div className="row wrap">
        <b>{words(notice.title)}</b><span className="cap mut end"><Time at={notice.at} /></span>
      </div>
      {notice.text && <p className="sm">{words(notice.text)}</p>}
      {!notice.text && data.length > 0 && (
        <dl className="kv">
          {data.map(([name, value]) => (
            <div key={name} className="kv-row">
              <dt className="mono">{name}</dt><dd>{valueText(value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}

function campaignPath(key: string, intake: string): string {
  return `/campaigns/${encodeURIComponent(key)}/${encodeURIComponent(intake)}`;
}

type Door = OwnFile['appeals'][number];

// What the person may hand in: against a decision while its window lasts, or at any time.
function Doors({ doors, heading }: { doors: Door[]; heading: string }) {
  const { t } = useTranslation();
  const words = useModelWords();
  if (doors.length === 0) return null;
  return (
    <section>
      <h2>{heading}</h2>
      <ul className="list">
        {doors.map((appeal) => (
          <li key={appeal.key + appeal.intake}>
            <span className="grow">
              {appeal.until === null
                ? appeal.key.split(':')[0] : <>{t('me.window')} <Deadline at={appeal.until} /></>}
            </span>
            <ButtonLink to={campaignPath(appeal.key, appeal.intake)}>
              {words(appeal.label)}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

function nominationState(nomination: Values): string {
  return valueText(nomination.state ?? nomination.result);
}

function Nominations({ file }: { file: OwnFile }) {
  const { t } = useTranslation();
  const outcomeWord = useOutcomeWord();
  if (file.nominations.length === 0) return null;
  return (
    <section>
      <h2>{t('me.nominations')}</h2>
      <ul className="list">
        {file.nominations.map((nomination, index) => (
          <li key={index}>
            <span className="grow mono">{valueText(nomination.campaignId ?? nomination.key)}</span>
            <span className="bd pl">{outcomeWord(nominationState(nomination))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Notices() {
  const { t } = useTranslation();
  const notices = useNotices();
  if (notices.isPending) return <Skeleton rows={2} />;
  if (notices.isError) {
    return <ErrorNote error={notices.error} onRetry={() => void notices.refetch()} />;
  }
  return (
    <section>
      <h2>{t('me.notices')} <span className="cap mut">{notices.data.items.length}</span></h2>
      {notices.data.items.length === 0
        ? <p className="sec sm">{t('me.noNotices')}</p>
        : (
          <ul>
            {notices.data.items.map((notice) => <NoticeItem key={notice.key} notice={notice} />)}
          </ul>
        )}
    </section>
  );
}

export function MePage() {
  const { t } = useTranslation();
  const words = useModelWords();
  const file = useOwnFile();
  return (
    <Page title={t('nav.me')} heading={t('nav.me')} line>
      <div className="mine">
        {file.isPending && <Skeleton rows={3} />}
        {file.isError && <ErrorNote error={file.error} onRetry={() => void file.refetch()} />}
        {file.data !== undefined && (
          <>
            <p className="row">
              <Avatar name={words(file.data.person.name)} large />
              <span>
                <b>{words(file.data.person.name)}</b>
                <span className="cap mut blk">
                  {file.data.person.roles.map((role) => words(role.label)).join(', ')}
                </span>
              </span>
            </p>
            <Doors
              heading={t('me.appeals')}
              doors={file.data.appeals.filter((door) => door.until !== null)}
            />
            <Doors
              heading={t('me.doors')}
              doors={file.data.appeals.filter((door) => door.until === null)}
            />
            <Nominations file={file.data} />
          </>
        )}
        <Notices />
      </div>
    </Page>
  );
}

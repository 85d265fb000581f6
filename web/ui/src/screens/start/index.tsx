import { IconFlag } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCampaigns, useStarters } from '../../api/starting';
import type { Starter } from '../../api/types';
import { useModelWords } from '../../i18n/words';
import { ErrorNote } from '../../kit/ErrorNote';
import { Page } from '../../kit/Page';
import { SearchBox } from '../../kit/SearchBox';
import { Skeleton } from '../../kit/Skeleton';
import { EmptyState } from '../../kit/States';
import { CampaignCard } from './CampaignCard';
import './start.css';

function Card({ starter }: { starter: Starter }) {
  const { t } = useTranslation();
  const words = useModelWords();
  return (
    <li>
      <Link to={`/start/${encodeURIComponent(starter.id)}`}>
        <span className="pi"><IconFlag className="i" aria-hidden /></span>
        <span className="grow">
          <b>{words(starter.name)}</b>
          <span className="pd">{words(starter.description)}</span>
          <span className="cap mut">{t('start.version', { version: starter.version })}</span>
        </span>
      </Link>
    </li>
  );
}

export function StartPage() {
  const { t } = useTranslation();
  const words = useModelWords();
  const [text, setText] = useState('');
  const starters = useStarters();
  const campaigns = useCampaigns();
  const error = starters.error ?? campaigns.error;
  const wanted = text.trim().toLowerCase();
  const found = (starters.data?.items ?? []).filter((starter) =>
    `${words(starter.name)} ${words(starter.description)}`.toLowerCase().includes(wanted));
  const open = campaigns.data?.items ?? [];
  const loaded = starters.data !== undefined && campaigns.data !== undefined;
  return (
    <Page
      title={t('nav.start')} heading={t('nav.start')}
      actions={<SearchBox label={t('start.find')} text={text} onText={setText} />}
    >
      <div className="sc">
        {error !== null && (
          <ErrorNote
            error={error} onRetry={() => { void starters.refetch(); void campaigns.refetch(); }}
          />
        )}
        {!loaded && error === null && <Skeleton rows={4} />}
        {open.map((campaign) => <CampaignCard key={campaign.key} campaign={campaign} />)}
        {found.length > 0 && (
          <section className="cat">
            <h2>{t('start.catalogue')}<span className="cap mut n">{found.length}</span></h2>
            <ul className="pc">
              {found.map((starter) => <Card key={starter.id} starter={starter} />)}
            </ul>
          </section>
        )}
        {loaded && found.length === 0 && wanted !== '' && (
          <EmptyState title={t('start.noMatch')} text={t('start.noMatchText')} />
        )}
        {loaded && wanted === '' && found.length === 0 && open.length === 0 && (
          <EmptyState title={t('start.none')} text={t('start.noneText')} />
        )}
      </div>
    </Page>
  );
}

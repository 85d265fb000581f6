import { IconCircleDot, IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTimeContext } from '../../app/session';
import type { Campaign, Intake } from '../../api/types';
import { civilDate, dateText, shortDate, type TimeContext } from '../../i18n/format';
import { useModelWords } from '../../i18n/words';
import { ButtonLink } from '../../kit/Button';

interface Mark { date: string; word: string; css: string }

// The window as a line of days: done filled, today a ring, ahead hollow.
function marksOf(campaign: Campaign, today: string, say: (word: string) => string): Mark[] {
  const { opens, closes } = campaign;
  if (opens === null || closes === null) return [];
  const days = [
    { date: opens, word: say('start.opens') }, { date: closes, word: say('start.closes') },
  ];
  const marks = days.map((day) => ({
    ...day, css: day.date < today ? 'd' : day.date === today ? 'h' : '',
  }));
  if (opens !== today && closes !== today) {
    marks.push({ date: today, word: say('time.today'), css: 'h' });
  }
  return marks.sort((a, b) => a.date.localeCompare(b.date));
}

function WindowLine({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const context = useTimeContext();
  const today = civilDate(context.now, context.zone);
  const marks = marksOf(campaign, today, t);
  if (marks.length === 0) return null;
  return (
    <ol className="win" aria-label={t('start.window')}>
      {marks.map((mark) => (
        <li key={mark.date + mark.word} className={mark.css}>
          <b>{shortDate(mark.date, today.slice(0, 4), context.language)}</b><span>{mark.word}</span>
        </li>
      ))}
    </ol>
  );
}

// Open to others only: nothing to press and nothing to explain.
function isOffered(intake: Intake): boolean {
  return !intake.open || intake.mayUse !== false;
}

// Whether one can register now: by the window where there is one. It may be open and yet shut to
// this person, who has registered already; other doors of the campaign say nothing of it.
function isRegistering(campaign: Campaign, { now, zone }: TimeContext): boolean {
  const { opens, closes, state, intakes } = campaign;
  if (opens === null || closes === null) {
    return intakes.some((intake) => intake.open && isOffered(intake));
  }
  const today = civilDate(now, zone);
  return state === 'running' && opens <= today && today <= closes;
}

// An open campaign: what is sought, its window, and the ways to register.
export function CampaignCard({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const context = useTimeContext();
  const words = useModelWords();
  const isOpen = isRegistering(campaign, context);
  return (
    <section className={isOpen ? 'open' : 'open shut'}>
      <div>
        <div className="row">
          <span className={isOpen ? 'bd ok' : 'bd wait'}>
            {isOpen
              ? <IconCircleDot className="i" aria-hidden />
              : <IconClock className="i" aria-hidden />}
            {t(isOpen ? 'start.isOpen' : 'start.isShut')}
          </span>
          {campaign.caseKey === null
            ? <span className="cap mut mono">{campaign.key}</span>
            : <Link className="cap mono" to={`/cases/${campaign.caseKey}`}>{campaign.key}</Link>}
        </div>
        <h2>{words(campaign.title)}</h2>
        {campaign.posts.map((post, index) => (
          <p key={index} className="sm sec">
            {t('start.post', { org: post.org, post: post.post, count: post.headcount })}
          </p>
        ))}
        {campaign.cutOff !== null && (
          <p className="cap mut">
            {t('start.cutOff', { date: dateText(campaign.cutOff, context.language) })}
          </p>
        )}
      </div>
      <WindowLine campaign={campaign} />
      <div className="o3">
        {campaign.intakes.filter(isOffered).map((intake) => (intake.open
          ? (
            <ButtonLink
              key={intake.id} kind="primary" large
              to={`/campaigns/${encodeURIComponent(campaign.key)}/${encodeURIComponent(intake.id)}`}
            >
              {words(intake.label)}
            </ButtonLink>
          )
          : (
            <p key={intake.id} className="sm sec">
              {words(intake.label)}<span className="blk b">{words(intake.reason)}</span>
            </p>
          )))}
      </div>
    </section>
  );
}

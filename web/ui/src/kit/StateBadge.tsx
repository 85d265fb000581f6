import {
  IconAlertTriangle, IconCircleCheck, IconCircleDot, IconHourglass, type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

export type State = 'running' | 'waiting' | 'ended' | 'incident' | 'completed';
const looks: Record<State, { css: string; Icon: Icon }> = {
  running: { css: 'bd run', Icon: IconCircleDot },
  waiting: { css: 'bd wait', Icon: IconHourglass },
  ended: { css: 'bd pl', Icon: IconCircleCheck },
  completed: { css: 'bd pl', Icon: IconCircleCheck },
  incident: { css: 'bd inc', Icon: IconAlertTriangle },
};

export function StateBadge({ state }: { state: State }) {
  const { t } = useTranslation();
  const { css, Icon: Sign } = looks[state];
  return <span className={css}><Sign className="i" aria-hidden />{t(`state.badge.${state}`)}</span>;
}

import { IconAlarm, IconCalendar, IconCircleCheck, IconClock, IconList } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Group } from './groups';

const icons = {
  overdue: IconAlarm, soon: IconClock, later: IconCalendar, none: IconList, done: IconCircleCheck,
};
const tones = { overdue: 't-over', soon: 't-soon', later: '', none: '', done: '' };

export function GroupHead({ group }: { group: Group }) {
  const { t } = useTranslation();
  const Icon = icons[group.name];
  return (
    <>
      <span className={tones[group.name]}><Icon className="i" aria-hidden /></span>
      {t(`inbox.group.${group.name}`)} <span className="mut">{group.tasks.length}</span>
    </>
  );
}

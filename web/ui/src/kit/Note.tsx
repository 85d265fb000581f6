import {
  IconAlertTriangle, IconCircleCheck, IconCircleX, IconClock, IconInfoCircle, IconLock,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';

export type NoteKind = 'info' | 'soon' | 'bad' | 'ok' | 'barred' | 'incident';
const looks = {
  info: { css: 'note', Icon: IconInfoCircle },
  soon: { css: 'note soon', Icon: IconClock },
  bad: { css: 'note over', Icon: IconCircleX },
  ok: { css: 'note ok', Icon: IconCircleCheck },
  barred: { css: 'note', Icon: IconLock },
  incident: { css: 'note inc', Icon: IconAlertTriangle },
};

interface Props { kind: NoteKind; title?: string; children?: ReactNode; assertive?: boolean }

export function Note({ kind, title, children, assertive }: Props) {
  const { css, Icon } = looks[kind];
  return (
    <div className={css} role={assertive ? 'alert' : undefined}>
      <Icon className="i" aria-hidden />
      <div className="grow stack g1">
        {title !== undefined && <b>{title}</b>}
        {children}
      </div>
    </div>
  );
}

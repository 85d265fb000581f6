import { useMantineColorScheme } from '@mantine/core';
import {
  IconBell, IconChevronDown, IconLanguage, IconLogout, IconMenu2, IconMoon, IconSun, IconSunMoon,
  IconUser,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useNotices } from '../api/me';
import { chooseLanguage, languages, useLanguage, useModelWords } from '../i18n/words';
import { Avatar } from '../kit/Avatar';
import { Brand } from '../kit/Brand';
import { Dropdown, MenuItem } from '../kit/Dropdown';
import { DemoClock } from './DemoClock';
import { useSession } from './session';
import { useSignOut } from './sign_out';

const languageNames = { 'zh-CN': '简体中文', en: 'English' };
const schemes = [
  { value: 'light', Icon: IconSun }, { value: 'dark', Icon: IconMoon },
  { value: 'auto', Icon: IconSunMoon },
] as const;

function LanguageMenu() {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Dropdown
      kind="menu" css="ib hide-n" label={t('shell.language')}
      button={<IconLanguage className="i" aria-hidden />}
    >
      {(close) => languages.map((item) => (
        <MenuItem
          key={item} lang={item} chosen={item === language}
          onTake={() => { void chooseLanguage(item); close(); }}
        >
          {languageNames[item]}
        </MenuItem>
      ))}
    </Dropdown>
  );
}

function SchemeMenu() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Dropdown
      kind="menu" css="ib hide-n" label={t('shell.appearance')}
      button={<IconMoon className="i" aria-hidden />}
    >
      {(close) => schemes.map(({ value, Icon }) => (
        <MenuItem
          key={value} icon={Icon} chosen={value === colorScheme}
          onTake={() => { setColorScheme(value); close(); }}
        >
          {t(`shell.scheme.${value}`)}
        </MenuItem>
      ))}
    </Dropdown>
  );
}

function PersonMenu() {
  const { t } = useTranslation();
  const words = useModelWords();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const { person } = useSession();
  const name = words(person.name);
  const face = (
    <>
      <Avatar name={name} />{name}
      <small>{words(person.roles[0]?.label)}</small>
      <IconChevronDown className="i i-s" aria-hidden />
    </>
  );
  return (
    <Dropdown kind="menu" css="me hide-n" label={t('shell.personMenu', { name })} button={face}>
      {(close) => (
        <>
          <MenuItem icon={IconUser} onTake={() => { close(); void navigate('/me'); }}>
            {t('nav.me')}
          </MenuItem>
          <MenuItem icon={IconLogout} onTake={() => void signOut()}>{t('shell.signOut')}</MenuItem>
        </>
      )}
    </Dropdown>
  );
}

function Bell() {
  const { t } = useTranslation();
  const notices = useNotices();
  const unread = notices.data?.items.filter((notice) => !notice.read).length ?? 0;
  return (
    <Link className="ib" to="/me" aria-label={t('shell.notices', { count: unread })}>
      <IconBell className="i" aria-hidden />
      {unread > 0 && <span className="cnt">{unread}</span>}
    </Link>
  );
}

export function TopBar({ online, onMenu }: { online: boolean; onMenu: () => void }) {
  const { t } = useTranslation();
  const { time } = useSession();
  return (
    <header className="top">
      <Link className="brand" to="/inbox/todo"><Brand />{t('shell.product')}</Link>
      <div className="end">
        {time.demo && <DemoClock />}
        <span className={online ? 'conn hide-n' : 'conn off hide-n'}>
          {t(online ? 'shell.online' : 'shell.offline')}
        </span>
        <Bell />
        <LanguageMenu />
        <SchemeMenu />
        <PersonMenu />
        <button
          type="button" className="ib only-n" aria-label={t('nav.menu')} aria-haspopup="dialog"
          onClick={onMenu}
        >
          <IconMenu2 className="i i-l" aria-hidden />
        </button>
      </div>
    </header>
  );
}

import { useMantineColorScheme } from '@mantine/core';
import { IconLanguage, IconLogout, IconMoon, IconSun, IconSunMoon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, useLanguage, useModelWords } from '../i18n/words';
import { Avatar } from '../kit/Avatar';
import { Button } from '../kit/Button';
import { useSession } from './session';
import { useSignOut } from './sign_out';

const schemes = [
  { value: 'light', Icon: IconSun }, { value: 'dark', Icon: IconMoon },
  { value: 'auto', Icon: IconSunMoon },
] as const;

// What the top bar holds on wide screens: person, language, scheme, sign out.
export function DrawerActions({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const words = useModelWords();
  const session = useSession();
  const language = useLanguage();
  const signOut = useSignOut();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const name = words(session.person.name);
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <div className="drawer-acts">
      <p className="row"><Avatar name={name} large /><b>{name}</b></p>
      <Button kind="ghost" lang={other} onClick={() => { void chooseLanguage(other); onDone(); }}>
        <IconLanguage className="i" aria-hidden />{language === 'en' ? '简体中文' : 'English'}
      </Button>
      {schemes.map(({ value, Icon }) => (
        <Button
          key={value} kind="ghost" aria-pressed={colorScheme === value}
          onClick={() => setColorScheme(value)}
        >
          <Icon className="i" aria-hidden />{t(`shell.scheme.${value}`)}
        </Button>
      ))}
      <Button kind="ghost" onClick={() => void signOut()}>
        <IconLogout className="i" aria-hidden />{t('shell.signOut')}
      </Button>
    </div>
  );
}

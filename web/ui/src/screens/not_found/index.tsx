import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../kit/Button';
import { Page } from '../../kit/Page';
import { EmptyState } from '../../kit/States';

export function NotFoundPage() {
  const { t } = useTranslation();
  const title = t('error.HTTP_404.title');
  return (
    <Page title={title} heading={t('state.noPage')}>
      <EmptyState
        title={title} text={t('error.HTTP_404.text')}
        action={<ButtonLink to="/inbox/todo">{t('state.toInbox')}</ButtonLink>}
      />
    </Page>
  );
}

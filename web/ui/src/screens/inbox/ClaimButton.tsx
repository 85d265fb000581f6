import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changeClaim } from '../../api/tasks';
import type { TaskRow } from '../../api/types';
import { useModelWords } from '../../i18n/words';
import { Button } from '../../kit/Button';
import { errorText } from '../../kit/error_words';
import { taskTitle } from '../../kit/names';
import { toast } from '../../kit/toast';

export function ClaimButton({ task }: { task: TaskRow }) {
  const { t } = useTranslation();
  const words = useModelWords();
  const client = useQueryClient();
  const title = taskTitle(task, words, t);
  const claim = useMutation({
    mutationFn: () => changeClaim(task, 'claim'),
    onSuccess: () => {
      toast(t('task.claimed'), title);
    },
    onError: (error) => {
      const { title: what, text } = errorText(error, t);
      toast(what, text, true);
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['tasks'] }),
  });
  return (
    <Button
      small busy={claim.isPending} aria-label={t('task.claimOf', { title })}
      onClick={() => claim.mutate()}
    >
      {t('task.claim')}
    </Button>
  );
}

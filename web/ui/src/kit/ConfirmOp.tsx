import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import { useEffect, useId, useRef, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';

interface Props {
  title: string;
  sentence: string;
  verb: string;
  label: string;
  // Null: nothing is asked for.
  text: string | null;
  minimum: number;
  required: boolean;
  problem: string | null;
  busy: boolean;
  onText: (text: string) => void;
  onClose: () => void;
  onConfirm: () => void;
  children?: ReactNode;
}

function Counter({ length, minimum }: { length: number; minimum: number }) {
  const { t } = useTranslation();
  if (minimum === 0) return <span className="end">{t('op.count', { count: length })}</span>;
  return <span className="end">{t('op.countMin', { count: length, minimum })}</span>;
}

type AskedProps = Omit<Props, 'text'> & { text: string };

function Asked(props: AskedProps) {
  const { label, text, minimum, required, problem, busy } = props;
  const { t } = useTranslation();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (problem !== null) area.current?.focus();
  }, [problem]);
  return (
    <div className="f">
      <label className="lb" htmlFor={id}>
        {label}
        {required
          ? <span className="req" aria-hidden>*</span>
          : <span className="opt">{t('op.optional')}</span>}
      </label>
      <textarea
        id={id} ref={area} className={problem === null ? 'in area' : 'in area err'} rows={4}
        value={text} data-autofocus required={required} aria-invalid={problem !== null}
        aria-describedby={`${id}-say ${id}-count`}
        onChange={(event) => props.onText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.ctrlKey && !busy) props.onConfirm();
        }}
      />
      <p id={`${id}-say`} className={problem === null ? 'vh' : 'errt'} role="alert">
        {problem !== null && <><IconCircleX className="i" aria-hidden />{problem}</>}
      </p>
      <p id={`${id}-count`} className="count-line">
        <Counter length={[...text.trim()].length} minimum={minimum} />
      </p>
    </div>
  );
}

// The one shape of every operation: verb and object, a sentence, the opinion with its counter
// unless the form has asked for it, the confirmation that says what it does. The server says
// whether the text is long enough.
export function ConfirmOp(props: Props) {
  const { title, sentence, verb, text, problem, busy } = props;
  const { t } = useTranslation();
  const narrow = useMediaQuery('(max-width: 767px)', false, { getInitialValueInEffect: false });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onConfirm();
  };
  return (
    <Modal
      opened onClose={props.onClose} title={title} fullScreen={narrow} size={760} radius="lg"
      centered transitionProps={{ duration: 160 }}
      closeButtonProps={{ 'aria-label': t('state.close') }}
    >
      <form className="dlg-form" onSubmit={submit} noValidate>
        <div className="dlg-body">
          <p className="sm sec">{sentence}</p>
          {props.children}
          {text !== null && <Asked {...props} text={text} />}
          {text === null && problem !== null && (
            <p className="errt" role="alert">
              <IconCircleX className="i" aria-hidden />{problem}
            </p>
          )}
        </div>
        <div className="dlg-foot">
          <span className="cap mut hide-n row">
            <IconInfoCircle className="i i-s" aria-hidden />{t('op.recorded')}
          </span>
          <span className="end">
            <Button onClick={props.onClose}>{t('op.cancel')}</Button>
            <Button
              kind="primary" type="submit" busy={busy} data-autofocus={text === null || undefined}
            >
              {verb}
            </Button>
          </span>
        </div>
      </form>
    </Modal>
  );
}

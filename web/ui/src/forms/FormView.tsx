import '@bpmn-io/form-js-viewer/dist/assets/form-js-base.css';
import './form.css';
import './lists.css';
import './score.css';
import { Form } from '@bpmn-io/form-js-viewer';
import { useEffect, useImperativeHandle, useMemo, useRef, type Ref } from 'react';
import type { FieldProblem, FormSchema, Values } from '../api/types';
import { useLanguage } from '../i18n/words';
import { FieldsModule, type Fields } from './fields';
import { errorsOf, problemsFrom, problemsOf, type FormErrors, type ShownProblem } from './problems';
import { answered, schemaIn } from './schema';
import { installFormWords } from './words';

export interface FormHandle {
  // Checks as form-js can; the server checks again and decides.
  check: () => { values: Values; problems: ShownProblem[] };
  values: () => Values;
  // Puts the server's problems beside their fields and returns them for the summary.
  show: (problems: FieldProblem[]) => ShownProblem[];
  focus: (field: string, indexes: number[]) => void;
}

interface Props {
  schema: FormSchema;
  values: Values;
  label: string;
  readOnly?: boolean;
  // Keys of fields that are drawn elsewhere: the outcome and its reasons.
  left?: readonly string[];
  onChange?: (values: Values) => void;
  // Called once the form stands; before that there is nothing to check or send.
  onReady?: () => void;
  ref?: Ref<FormHandle>;
}

interface FormState { data: Values; errors: FormErrors }
interface FormInside {
  _getState: () => FormState;
  _setState: (state: Partial<FormState>) => void;
  _getSubmitData: () => Values;
}

const nothing: readonly string[] = [];
installFormWords();

function inside(form: Form): FormInside {
  return form as unknown as FormInside;
}

// form-js in our skin. The viewer lives as long as the component; a new schema or language is
// imported under what was typed so far, newer values only where nothing was.
export function FormView({ schema, values, label, readOnly, left, onChange, onReady, ref }: Props) {
  const language = useLanguage();
  const place = useRef<HTMLDivElement>(null);
  const viewer = useRef<Form | null>(null);
  const ready = useRef(false);
  const typed = useRef(false);
  const drawn = useRef<unknown[]>([]);
  const notify = useRef(onChange);
  notify.current = onChange;
  const stands = useRef(onReady);
  stands.current = onReady;
  const leftKeys = (left ?? nothing).join(' ');
  const shown = useMemo(
    () => schemaIn(schema, language, leftKeys.split(' ')), [schema, language, leftKeys],
  );

  const read = useRef<() => Values>(() => ({}));
  read.current = () => (viewer.current === null
    ? {} : answered(schema, inside(viewer.current)._getSubmitData()));

  useEffect(() => {
    const form = new Form({
      container: place.current ?? undefined,
      additionalModules: [FieldsModule],
      properties: { ariaLabel: label },
      debounce: false,
    } as ConstructorParameters<typeof Form>[0]);
    viewer.current = form;
    const changed = () => {
      if (!ready.current) return;
      typed.current = true;
      notify.current?.(read.current());
    };
    form.on('field.updated', 500, () => queueMicrotask(changed));
    return () => {
      ready.current = false;
      typed.current = false;
      drawn.current = [];
      viewer.current = null;
      form.destroy();
    };
  }, [label]);

  useEffect(() => {
    const form = viewer.current;
    if (form === null) return undefined;
    // What was typed is kept over what the server says, until the form only shows.
    const own = typed.current && readOnly !== true;
    const look = [shown, readOnly, label];
    const sameLook = look.every((part, index) => part === drawn.current[index]);
    if (own && sameLook) return undefined;
    drawn.current = look;
    const data = own ? inside(form)._getState().data : {};
    ready.current = false;
    form.setProperty('readOnly', readOnly === true);
    void form.importSchema(shown as never, { ...values, ...data }).then(() => {
      ready.current = true;
      stands.current?.();
    });
    return undefined;
  }, [shown, readOnly, label, values]);

  useImperativeHandle(ref, () => ({
    check: () => {
      const form = viewer.current;
      if (form === null) return { values: {}, problems: [] };
      form.get<Fields>('assentFields').checking = true;
      const errors = form.validate() as FormErrors;
      return { values: read.current(), problems: problemsOf(shown, errors) };
    },
    values: () => read.current(),
    show: (problems) => {
      const found = problemsFrom(shown, problems, language);
      if (viewer.current !== null) inside(viewer.current)._setState({ errors: errorsOf(found) });
      return found;
    },
    focus: (field, indexes) => {
      const suffix = `-${field}${indexes.map((index) => `_${index}`).join('')}`;
      const target = place.current?.querySelector<HTMLElement>(`[id$="${suffix}"]`);
      if (target?.tagName === 'LABEL' || target?.tagName === 'DIV') target.tabIndex = -1;
      target?.focus();
      target?.scrollIntoView({ block: 'center' });
    },
  }), [shown, language]);

  return <div ref={place} className="form-place" />;
}

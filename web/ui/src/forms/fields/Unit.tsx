/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { allUnits } from '../../api/people';
import { currentLanguage, inLanguage } from '../../i18n/words';
import { Combo, type Choice } from './Combo';
import { Frame, type FieldProps } from './Frame';

async function unitChoices(kind: string | undefined): Promise<Choice[]> {
  const units = await allUnits();
  const language = currentLanguage();
  const names = new Map(units.map((unit) => [unit.code, inLanguage(unit.name, language)]));
  const fitting = units.filter((unit) => kind === undefined || (unit.kind ?? kind) === kind);
  return fitting.map((unit) => ({
    value: unit.code,
    label: names.get(unit.code) ?? unit.code,
    hint: unit.parent === null ? '' : names.get(unit.parent) ?? '',
  }));
}

// One unit of the organisation: the value is its code.
export function UnitField(props: FieldProps) {
  const code = typeof props.value === 'string' && props.value !== '' ? props.value : null;
  const [chosen, setChosen] = useState<Choice | null>(null);
  useEffect(() => {
    if (code === null) {
      setChosen(null);
      return;
    }
    void unitChoices(undefined).then((all) => {
      const found = all.find((choice) => choice.value === code);
      setChosen(found ?? { value: code, label: code, hint: '' });
    }, () => setChosen({ value: code, label: code, hint: '' }));
  }, [code]);
  const load = async (text: string) => {
    const wanted = text.trim().toLowerCase();
    const all = await unitChoices(props.field.properties?.kind);
    return all.filter((choice) => `${choice.label} ${choice.value}`.toLowerCase().includes(wanted));
  };
  return (
    <Frame props={props} type="wf-org">
      <Combo
        props={props} chosen={chosen} load={load} onChoose={(value) => props.onChange({ value })}
      />
    </Frame>
  );
}
UnitField.config = {
  type: 'wf-org',
  keyed: true,
  name: 'Unit',
  group: 'basic-input',
  emptyValue: null,
  sanitizeValue: ({ value }: { value: unknown }) => value ?? null,
  create: (options: object = {}) => ({ ...options }),
};

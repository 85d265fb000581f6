import type { FormFields } from '@bpmn-io/form-js-viewer';
import { ChecklistField } from './Checklist';
import { DateField } from './Date';
import { ListField } from './List';
import { PersonField } from './Person';
import { RadioField } from './Radio';
import { GroupField, NumberField } from './Score';
import { SelectField } from './Select';
import { UnitField } from './Unit';

interface Validator { validateFieldInstance: (field: unknown, value: unknown) => string[] }

// The service of a form that knows our fields and when to speak of problems: not while a person
// fills in for the first time, but from the first check on.
export class Fields {
  static $inject = ['formFields', 'validator'];
  checking = false;

  constructor(formFields: FormFields, validator: Validator) {
    const register = (type: string, field: unknown) => formFields.register(type, field as never);
    register('select', SelectField);
    register('radio', RadioField);
    register('checklist', ChecklistField);
    register('taglist', ChecklistField);
    register('datetime', DateField);
    register('number', NumberField);
    register('group', GroupField);
    register('dynamiclist', ListField);
    register('wf-person', PersonField);
    register('wf-org', UnitField);
    const validate = validator.validateFieldInstance.bind(validator);
    validator.validateFieldInstance = (field, value) => (
      this.checking ? validate(field, value) : []
    );
  }
}

// Our own fields, and native controls in the place of those that form-js draws itself: they work
// with keyboard, screen reader and phone as people know them.
export const FieldsModule = { __init__: ['assentFields'], assentFields: ['type', Fields] };

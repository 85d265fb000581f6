// The shapes of /api as this application reads them. Keys are decimal strings and never numbers.

export interface Words { zh: string; en: string }
export interface UnitRef { code: string; name: Words }
export interface RoleInUnit { role: string; label: Words; unit: UnitRef }

export interface Person {
  login: string;
  personId: string | null;
  name: Words;
  roles: RoleInUnit[];
}

export interface Session {
  person: Person;
  csrf: string;
  demo: boolean;
  loginRequired: boolean;
  time: { now: string; zone: string; demo: boolean };
  permissions: string[];
}

export interface DemoPerson {
  login: string;
  name: Words;
  roles: RoleInUnit[];
  duty: Words;
  group?: Words;
}
export interface DemoPeople { system: Words; items: DemoPerson[] }

export interface DueTimer {
  at: string;
  elementId: string;
  label: Words;
  caseKey: string;
  businessId: string;
}

export interface DemoTime {
  now: string;
  zone: string;
  running: boolean;
  nextDue: DueTimer | null;
  nextWorkingDay: string;
}

export interface Page {
  totalItems: number;
  hasMoreTotalItems: boolean;
  startCursor: string | null;
  endCursor: string | null;
}
export interface List<T> { items: T[]; page?: Page }

export interface Subject { personId: string; name: string | Words }
export type TaskState = 'offered' | 'assigned' | 'completed' | 'cancelled';

export interface TaskRow {
  taskKey: string;
  taskVersion: number;
  elementId: string;
  label: Words;
  process: { id: string; version: number; name: Words };
  caseKey: string;
  processInstanceKey: string;
  businessId: string;
  caseTitle: Words;
  subject: Subject | null;
  assignee: string | null;
  assigneeName: string | Words | null;
  candidates: string[];
  initiator: string | null;
  initiatorName: string | Words | null;
  createdAt: string;
  dueAt: string | null;
  dueWorkingDays: number | null;
  completedAt: string | null;
  outcome: string | null;
  priority: number;
  state: TaskState;
  mine: boolean;
  claimable: boolean;
}

export interface Outcome { value: string; label: Words; adverse: boolean }
export type Values = Record<string, unknown>;
export type FormSchema = Record<string, unknown>;
export interface FormRef { id: string; schema: FormSchema }

export interface RuleHit { rule: number | string; outputs: Values; text: Words | null }

export interface Suggestion {
  decisionId: string;
  decisionName: Words;
  version: number;
  table: RuleHit[];
  inputs: { name: string; value: unknown }[];
  output: unknown;
}

export interface Step {
  elementId: string;
  label: Words;
  kind: 'person' | 'auto';
  state: 'done' | 'here' | 'ahead';
  who?: string | Words | null;
  at?: string | null;
}

export interface Opinion {
  at: string;
  person: string | null;
  personName: string | Words | null;
  label: Words;
  outcome: string | null;
  opinion: string | null;
}

export interface TaskDetail extends TaskRow {
  form: FormRef | null;
  values: Values;
  classes: Record<string, string>;
  outcomes: Outcome[];
  operations: string[];
  humanDecision: boolean;
  minOpinion: number;
  suggestion: Suggestion | null;
  why: { kind: 'assignee' | 'candidate' | 'initiator' | 'reader'; role?: Words | null };
  steps: Step[];
  others: {
    taskKey: string; label: Words; assigneeName: string | Words | null; state: TaskState;
  }[];
  opinions: Opinion[];
  readOnly: boolean;
}

export interface Completion {
  taskKey: string;
  completedAt: string;
  next: TaskRow | null;
  record: { seq: number | string; leaf: string };
}

export interface Starter {
  id: string;
  processId: string;
  name: Words;
  description: Words;
  version: number;
  form: string | null;
}

export interface Intake {
  id: string;
  label: Words;
  form: string;
  extraForms: string[];
  open: boolean;
  // Whether this person is one of those whom the intake is for.
  mayUse?: boolean;
  reason: Words | null;
}

export interface CampaignPost { org: string; post: string; headcount: number }

export interface Campaign {
  key: string;
  caseKey: string | null;
  title: Words;
  state: string;
  scheme: string;
  posts: CampaignPost[];
  opens: string | null;
  closes: string | null;
  cutOff: string | null;
  intakes: Intake[];
  funnel: Record<string, number> | null;
}

export interface IntakeForm {
  id: string;
  label: Words;
  forms: FormRef[];
  values: Values;
  open: boolean;
  reason: Words | null;
}

export interface CaseRow {
  caseKey: string;
  businessId: string;
  title: Words;
  process: { id: string; version: number; name: Words } | string;
  state: 'running' | 'ended';
  outcome: string | null;
  initiator: string | null;
  initiatorName: string | Words | null;
  startedAt: string;
  endedAt: string | null;
  openTasks: number;
  hasIncident: boolean;
}

export interface ArmedTimer {
  elementId: string;
  label: Words;
  dueAt: string;
  processInstanceKey: string;
  subject: Subject | null;
}

export interface CaseDetail extends Omit<CaseRow, 'openTasks'> {
  openTasks: TaskRow[];
  version: number;
  instances: {
    key: string; processId: string; name: Words; state: string; parentKey: string | null;
  }[];
  timers: ArmedTimer[];
  waiting: { elementId: string; label: Words; kind: string; name: string }[];
  incidents: { elementId: string; label: Words; message: string }[];
}

export interface Change {
  name: string;
  value: unknown;
  state: 'disclosed' | 'withheld' | 'erased';
}

export interface Entry {
  // Of the record; `part` counts what happened in it.
  seq: number | string;
  part?: number;
  at: string;
  actor: {
    kind: 'person' | 'system' | 'public'; login: string | null; name: string | Words | null;
  };
  operation: string;
  elementId: string | null;
  label: Words | null;
  processInstanceKey: string | null;
  subject: Subject | null;
  outcome: string | null;
  opinion: string | null;
  changes: Change[];
  decision: { id: string; version: number; rules: (number | string)[]; output: unknown } | null;
  hash: string;
}

export interface Notice {
  key: string;
  at: string;
  template: string;
  title: Words;
  text?: Words | string | null;
  data: Values;
  read: boolean;
}

export interface OwnFile {
  person: Person;
  nominations: Values[];
  notices: Notice[];
  appeals: { key: string; until: string; label: Words; intake: string }[];
}

export interface RegisterRow {
  id: string;
  title: Words;
  count: number;
  fields?: { name: string; label: Words }[];
}
export interface RegisterRecord {
  key: string;
  fields: Values;
  states: Record<string, 'disclosed' | 'withheld' | 'erased'>;
  at: string;
}

export interface PersonRef { login: string; name: Words; unit: UnitRef | null; roles: unknown[] }
export interface Unit { code: string; name: Words; parent: string | null; kind?: string }

export interface FieldProblem { field: string; code: string; message: string; messageEn?: string }
export interface Problem {
  type?: string;
  title?: string;
  status: number;
  detail?: string;
  instance?: string;
  code?: string;
  requestId?: string;
  errors?: FieldProblem[];
}

import type { components } from './schema';

// Short names for what the API document calls the shapes of /api. Keys are decimal strings and
// never numbers.
type Schemas = components['schemas'];

export type Words = Schemas['Words'];
export type UnitRef = Schemas['UnitRef'];
export type RoleInUnit = Schemas['HeldRole'];
export type Person = Schemas['Person'];
export type Subject = Schemas['Subject'];

export type Session = Schemas['SessionAnswer'];
export type DemoPerson = Schemas['DemoPerson'];
export type DemoPeople = Schemas['DemoPeople'];
export type DueTimer = Schemas['DueTimer'];
export type DemoTime = Schemas['DemoTime'];

export type TaskState = Schemas['TaskState'];
export type TaskRow = Schemas['TaskRow'];
export type TaskDetail = Schemas['TaskDetail'];
export type TaskFilter = Schemas['TaskFilter'];
export type TaskOperation = Schemas['TaskOperation'];
export type Urgency = Schemas['Urgency'];
export type Outcome = Schemas['OutcomeChoice'];
export type RuleHit = Schemas['RuleHit'];
export type Suggestion = Schemas['Suggestion'];
export type Step = Schemas['Step'];
export type Opinion = Schemas['GivenOpinion'];
export type CompletionRequest = Schemas['CompletionRequest'];
export type Completion = Schemas['CompletionAnswer'];

export type FormRef = Schemas['FormRef'];
export type FormSchema = FormRef['schema'];
export type Values = TaskDetail['values'];

export type Starter = Schemas['Starter'];
export type Campaign = Schemas['Campaign'];
export type CampaignPost = Schemas['CampaignPost'];
export type Intake = Schemas['CampaignIntake'];
export type IntakeForm = Schemas['IntakeForm'];
export type IntakeSubmission = Schemas['IntakeSubmission'];

export type CaseRow = Schemas['CaseRow'];
export type CaseDetail = Schemas['CaseDetail'];
export type CaseFilter = Schemas['CaseFilter'];
export type ArmedTimer = Schemas['ArmedTimer'];
export type Entry = Schemas['Entry'];
export type Change = Schemas['Change'];
export type Explanation = Schemas['Explanation'];
export type ExplainedInput = Schemas['ExplainedInput'];
export type ExplainedRule = Schemas['ExplainedRule'];
export type MissedCell = Schemas['MissedCell'];

export type Notice = Schemas['OwnNotice'];
export type OwnFile = Schemas['OwnFile'];
export type RegisterRow = Schemas['RegisterRow'];
export type RegisterRecord = Schemas['RecordRow'];
export type PersonRef = Schemas['PersonRef'];
export type Unit = Schemas['UnitRow'];

export type FieldProblem = Schemas['ApiFieldMessage'];
export type Problem = Schemas['ApiProblemDocument'];

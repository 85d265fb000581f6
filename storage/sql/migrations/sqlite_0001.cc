#include "storage/sql/migrations/sqlite_0001.h"

namespace storage {

const char kSqlite0001Text[] = R"sql(
-- Log ---------------------------------------------------------------------------------------------

-- One record. `case_before` is the record before it of the same case.
CREATE TABLE event (
  seq INTEGER PRIMARY KEY,
  case_key INTEGER,
  case_before INTEGER,
  bytes BLOB NOT NULL,
  leaf BLOB NOT NULL
) STRICT;

-- Salted forms of one record and subject: id = seq * 65536 + place. Without nonce they are not
-- sealed.
CREATE TABLE disclosure (
  id INTEGER PRIMARY KEY,
  subject TEXT NOT NULL,
  nonce BLOB,
  content BLOB NOT NULL
) STRICT;

CREATE TABLE log_head (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  origin TEXT NOT NULL,
  size INTEGER NOT NULL,
  frontier BLOB NOT NULL,
  root BLOB NOT NULL,
  last_ts INTEGER NOT NULL,
  next_key INTEGER NOT NULL
) STRICT;

-- Cases -------------------------------------------------------------------------------------------

-- `last_seq` is the last record of the case.
CREATE TABLE case_head (
  "key" INTEGER PRIMARY KEY,
  id BLOB NOT NULL,
  case_seq INTEGER NOT NULL,
  head BLOB NOT NULL,
  ended INTEGER NOT NULL,
  last_seq INTEGER
) STRICT;

CREATE TABLE process_instance (
  "key" INTEGER PRIMARY KEY,
  root INTEGER NOT NULL,
  definition INTEGER NOT NULL,
  parent INTEGER,
  caller INTEGER,
  state INTEGER NOT NULL,
  interrupted INTEGER NOT NULL,
  started INTEGER,
  ended INTEGER,
  business_id TEXT NOT NULL,
  initiator TEXT NOT NULL,
  tags TEXT,
  start_key TEXT NOT NULL,
  subject TEXT NOT NULL
) STRICT;
CREATE INDEX process_instance_called ON process_instance (root) WHERE parent IS NOT NULL;
CREATE INDEX process_instance_definition ON process_instance (definition);
CREATE INDEX process_instance_business ON process_instance (business_id) WHERE business_id <> '';
CREATE INDEX process_instance_initiator ON process_instance (initiator) WHERE initiator <> '';
CREATE INDEX process_instance_start ON process_instance (start_key)
  WHERE state = 0 AND start_key <> '';

CREATE TABLE element_instance (
  "key" INTEGER PRIMARY KEY,
  root INTEGER NOT NULL,
  instance INTEGER NOT NULL,
  scope INTEGER,
  definition INTEGER NOT NULL,
  element INTEGER NOT NULL,
  state INTEGER NOT NULL,
  interrupted INTEGER NOT NULL,
  loop_counter INTEGER NOT NULL,
  cardinality INTEGER NOT NULL,
  items TEXT,
  subject TEXT NOT NULL,
  job INTEGER,
  called INTEGER,
  started INTEGER,
  ended INTEGER,
  arrivals BLOB
) STRICT;
CREATE INDEX element_instance_case ON element_instance (root);

CREATE TABLE waiting_flow (
  "key" INTEGER PRIMARY KEY,
  scope INTEGER NOT NULL,
  flow INTEGER NOT NULL,
  root INTEGER NOT NULL,
  instance INTEGER NOT NULL,
  definition INTEGER NOT NULL,
  "by" INTEGER
) STRICT;
CREATE INDEX waiting_flow_case ON waiting_flow (root);

CREATE TABLE variable (
  "key" INTEGER PRIMARY KEY,
  scope INTEGER NOT NULL,
  name TEXT NOT NULL,
  root INTEGER NOT NULL,
  instance INTEGER NOT NULL,
  value TEXT
) STRICT;
CREATE INDEX variable_case ON variable (root);

CREATE TABLE output_item (
  root INTEGER NOT NULL,
  body INTEGER NOT NULL,
  "index" INTEGER NOT NULL,
  instance INTEGER NOT NULL,
  value TEXT,
  PRIMARY KEY (root, body, "index")
) STRICT, WITHOUT ROWID;

CREATE TABLE parked_step (
  root INTEGER NOT NULL,
  place INTEGER NOT NULL,
  steps INTEGER NOT NULL,
  step TEXT NOT NULL,
  PRIMARY KEY (root, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE user_task (
  "key" INTEGER PRIMARY KEY,
  root INTEGER NOT NULL,
  instance INTEGER NOT NULL,
  definition INTEGER NOT NULL,
  element INTEGER NOT NULL,
  state INTEGER NOT NULL,
  assignee TEXT NOT NULL,
  candidate_users TEXT,
  candidate_groups TEXT,
  due INTEGER,
  follow_up INTEGER,
  priority INTEGER NOT NULL,
  form INTEGER,
  external_form TEXT NOT NULL,
  created INTEGER,
  ended INTEGER,
  outcome TEXT NOT NULL,
  opinion TEXT NOT NULL,
  completed_by TEXT NOT NULL,
  version INTEGER NOT NULL,
  draft TEXT
) STRICT;
CREATE INDEX user_task_assignee ON user_task (assignee) WHERE state = 0 AND assignee <> '';
CREATE INDEX user_task_completed_by ON user_task (completed_by) WHERE completed_by <> '';

-- The candidates of open tasks, as written in the task.
CREATE TABLE open_candidate (
  name TEXT NOT NULL,
  task INTEGER NOT NULL,
  PRIMARY KEY (name, task)
) STRICT, WITHOUT ROWID;

CREATE TABLE job (
  "key" INTEGER PRIMARY KEY,
  root INTEGER NOT NULL,
  instance INTEGER NOT NULL,
  element_instance INTEGER NOT NULL,
  definition INTEGER NOT NULL,
  element INTEGER NOT NULL,
  type TEXT NOT NULL,
  retries INTEGER NOT NULL,
  state INTEGER NOT NULL,
  worker TEXT NOT NULL,
  deadline INTEGER,
  retry_at INTEGER,
  error_code TEXT NOT NULL,
  error_message TEXT NOT NULL,
  created INTEGER,
  updated INTEGER,
  ended INTEGER
) STRICT;
CREATE INDEX job_case ON job (root);
CREATE INDEX job_available ON job (type) WHERE state IN (0, 2, 3) AND retries > 0;
CREATE INDEX job_deadline ON job (deadline) WHERE state = 1;
CREATE INDEX job_back_off ON job (retry_at) WHERE state = 2 AND retries > 0;

CREATE TABLE timer (
  "key" INTEGER PRIMARY KEY,
  owner INTEGER NOT NULL,
  root INTEGER NOT NULL,
  instance INTEGER NOT NULL,
  definition INTEGER NOT NULL,
  element INTEGER NOT NULL,
  due INTEGER,
  repetitions INTEGER NOT NULL
) STRICT;
CREATE INDEX timer_case ON timer (root);
CREATE INDEX timer_due ON timer (due);

CREATE TABLE message_subscription (
  "key" INTEGER PRIMARY KEY,
  owner INTEGER NOT NULL,
  root INTEGER NOT NULL,
  instance INTEGER NOT NULL,
  definition INTEGER NOT NULL,
  element INTEGER NOT NULL,
  name TEXT NOT NULL,
  correlation_key TEXT NOT NULL,
  opened INTEGER
) STRICT;
CREATE INDEX message_subscription_case ON message_subscription (root);
CREATE INDEX message_subscription_name ON message_subscription (name, correlation_key);

CREATE TABLE condition_subscription (
  "key" INTEGER PRIMARY KEY,
  owner INTEGER NOT NULL,
  root INTEGER NOT NULL,
  instance INTEGER NOT NULL,
  definition INTEGER NOT NULL,
  element INTEGER NOT NULL
) STRICT;
CREATE INDEX condition_subscription_case ON condition_subscription (root);

CREATE TABLE incident (
  "key" INTEGER PRIMARY KEY,
  element_instance INTEGER NOT NULL,
  root INTEGER NOT NULL,
  instance INTEGER NOT NULL,
  definition INTEGER NOT NULL,
  element INTEGER NOT NULL,
  job INTEGER,
  code INTEGER NOT NULL,
  message TEXT NOT NULL,
  state INTEGER NOT NULL,
  created INTEGER,
  resolved INTEGER
) STRICT;
CREATE INDEX incident_case ON incident (root);

CREATE TABLE evaluation (
  "key" INTEGER PRIMARY KEY,
  root INTEGER,
  instance INTEGER,
  element_instance INTEGER,
  decision INTEGER NOT NULL,
  decision_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  decisions TEXT NOT NULL,
  output TEXT,
  failure TEXT NOT NULL,
  evaluated INTEGER
) STRICT;
CREATE INDEX evaluation_case ON evaluation (root) WHERE root IS NOT NULL;

-- Beside the cases --------------------------------------------------------------------------------

CREATE TABLE buffered_message (
  "key" INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  correlation_key TEXT NOT NULL,
  message_id TEXT NOT NULL,
  published INTEGER,
  expires INTEGER,
  variables TEXT,
  reached TEXT
) STRICT;
CREATE INDEX buffered_message_name ON buffered_message (name, correlation_key);
CREATE INDEX buffered_message_expires ON buffered_message (expires);

CREATE TABLE register_record (
  register_id TEXT NOT NULL,
  record_key TEXT NOT NULL,
  "key" INTEGER NOT NULL,
  value TEXT,
  instance INTEGER,
  created INTEGER,
  updated INTEGER,
  PRIMARY KEY (register_id, record_key)
) STRICT;

CREATE TABLE notice (
  "key" INTEGER PRIMARY KEY,
  instance INTEGER,
  recipient TEXT NOT NULL,
  template_id TEXT NOT NULL,
  data TEXT,
  sent INTEGER,
  read INTEGER
) STRICT;
CREATE INDEX notice_recipient ON notice (recipient);

CREATE TABLE clock (
  pinned INTEGER NOT NULL,
  pinned_at INTEGER,
  moved INTEGER NOT NULL,
  moved_to INTEGER,
  moved_real INTEGER
) STRICT;

CREATE TABLE setting (
  name TEXT PRIMARY KEY NOT NULL,
  value TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE account (
  "key" BLOB PRIMARY KEY NOT NULL,
  login TEXT NOT NULL,
  name TEXT NOT NULL,
  name_en TEXT NOT NULL,
  person_id TEXT NOT NULL,
  closed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE granted_role (
  account BLOB NOT NULL,
  role TEXT NOT NULL,
  unit TEXT NOT NULL,
  PRIMARY KEY (account, role, unit)
) STRICT, WITHOUT ROWID;

CREATE TABLE unit (
  code TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  name_en TEXT NOT NULL,
  kind TEXT NOT NULL,
  parent TEXT NOT NULL,
  head TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What was deployed -------------------------------------------------------------------------------

CREATE TABLE deployment (
  "key" INTEGER PRIMARY KEY,
  package TEXT NOT NULL,
  deployed INTEGER
) STRICT;

CREATE TABLE process_version (
  "key" INTEGER PRIMARY KEY,
  deployment INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  version_tag TEXT NOT NULL,
  resource_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  start_form INTEGER
) STRICT;

CREATE TABLE requirements_version (
  "key" INTEGER PRIMARY KEY,
  deployment INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  version_tag TEXT NOT NULL,
  resource_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  deleted INTEGER NOT NULL
) STRICT;

CREATE TABLE decision_version (
  "key" INTEGER PRIMARY KEY,
  deployment INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  version_tag TEXT NOT NULL,
  resource_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  requirements INTEGER NOT NULL,
  requirements_id TEXT NOT NULL
) STRICT;

CREATE TABLE form_version (
  "key" INTEGER PRIMARY KEY,
  deployment INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  version_tag TEXT NOT NULL,
  resource_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  deleted INTEGER NOT NULL
) STRICT;

CREATE TABLE resource_version (
  "key" INTEGER PRIMARY KEY,
  deployment INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  version_tag TEXT NOT NULL,
  resource_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  deleted INTEGER NOT NULL
) STRICT;

CREATE TABLE message_start (
  "key" INTEGER PRIMARY KEY,
  definition INTEGER NOT NULL,
  element INTEGER NOT NULL,
  process_id TEXT NOT NULL,
  name TEXT NOT NULL
) STRICT;

-- Not of the log: see storage/README.md -----------------------------------------------------------

-- Made from the bytes of a model.
CREATE TABLE flow_node (
  definition INTEGER NOT NULL,
  element INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  PRIMARY KEY (definition, element)
) STRICT, WITHOUT ROWID;

CREATE TABLE blob (
  sha256 TEXT PRIMARY KEY NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE credential (
  login TEXT PRIMARY KEY NOT NULL,
  password_hash TEXT NOT NULL,
  changed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Times of sessions and answers are those of the machine.
CREATE TABLE session (
  token_hash TEXT PRIMARY KEY NOT NULL,
  login TEXT NOT NULL,
  csrf TEXT NOT NULL,
  created INTEGER NOT NULL,
  last_used INTEGER NOT NULL,
  verified INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_login ON session (login);

CREATE TABLE kept_answer (
  actor TEXT NOT NULL,
  "key" TEXT NOT NULL,
  request_sha256 TEXT NOT NULL,
  status INTEGER NOT NULL,
  body TEXT NOT NULL,
  answered INTEGER NOT NULL,
  PRIMARY KEY (actor, "key")
) STRICT, WITHOUT ROWID;
CREATE INDEX kept_answer_age ON kept_answer (answered);
)sql";

}  // namespace storage

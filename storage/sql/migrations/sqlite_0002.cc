#include "storage/sql/migrations/sqlite_0002.h"

namespace storage {

const char kSqlite0002Text[] = R"sql(
CREATE TABLE decision_instance (
  evaluation INTEGER NOT NULL,
  place INTEGER NOT NULL,
  root INTEGER,
  instance INTEGER,
  element_instance INTEGER,
  definition INTEGER,
  asked INTEGER NOT NULL,
  decision INTEGER,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  version INTEGER NOT NULL,
  inputs TEXT NOT NULL,
  rules TEXT NOT NULL,
  output TEXT,
  warnings TEXT,
  failure TEXT NOT NULL,
  evaluated INTEGER,
  PRIMARY KEY (evaluation, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_instance_case ON decision_instance (root) WHERE root IS NOT NULL;

INSERT INTO decision_instance
SELECT e."key", d."key" + 1, e.root, e.instance, e.element_instance,
  (SELECT i.definition FROM process_instance AS i WHERE i."key" = e.instance),
  e.decision, NULLIF(d.value ->> '$.decision', 0), d.value ->> '$.id', d.value ->> '$.name',
  d.value ->> '$.type',
  COALESCE((SELECT v.version FROM decision_version AS v
            WHERE v."key" = d.value ->> '$.decision'), 0),
  (SELECT json_group_array(json_set(i.value, '$.source', '', '$.literal', '',
     '$.opaque', json('false'), '$.beside', json('false')))
   FROM json_each(d.value, '$.inputs') AS i),
  d.value -> '$.rules', NULLIF(d.value -> '$.output', 'null'), NULL,
  CASE WHEN d."key" + 1 = json_array_length(e.decisions) THEN e.failure ELSE '' END, e.evaluated
FROM evaluation AS e, json_each(e.decisions) AS d;

DROP TABLE evaluation;
)sql";

}  // namespace storage

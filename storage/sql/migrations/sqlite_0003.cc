#include "storage/sql/migrations/sqlite_0003.h"

namespace storage {

const char kSqlite0003Text[] = R"sql(
ALTER TABLE requirements_version ADD COLUMN imports TEXT;
)sql";

}  // namespace storage

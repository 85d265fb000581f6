#include "storage/sql/row.h"

namespace storage {

void append_name(std::string& sql, std::string_view name) {
  ((sql += '"') += name) += '"';
}

}  // namespace storage

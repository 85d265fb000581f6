#include "storage/log/sha256.h"
#include "storage/sql/audit.h"

namespace storage {

std::optional<std::string> first_wrong_file(Connection& stored) {
  const auto rows = stored.prepare(R"(
      SELECT f.resource_name, f.sha256, b.bytes
      FROM (SELECT resource_name, sha256 FROM process_version
            UNION SELECT resource_name, sha256 FROM requirements_version
            UNION SELECT resource_name, sha256 FROM form_version
            UNION SELECT resource_name, sha256 FROM resource_version) AS f
      LEFT JOIN blob AS b ON b.sha256 = f.sha256
      ORDER BY 1, 2)");
  const Sha256 hasher;
  while (rows->step()) {
    const std::string_view sha256 = rows->text(1);
    const bool is_right = !rows->is_null(2) && hasher.sha256(rows->blob(2)) == sha256;
    if (is_right) continue;
    return "the bytes of " + std::string(rows->text(0)) + " are gone or are others; by the log " +
           "their SHA-256 is " + std::string(sha256);
  }
  return std::nullopt;
}

}  // namespace storage

#pragma once

#include "web/routes/v2/search.h"
#include "web/routes/v2/wire.h"

namespace web::v2 {

// A variable in a list: its value as JSON text, long ones cut.
struct FoundVariable {
  std::string name;
  std::string value;
  bool is_truncated = false;
  std::string tenant_id = kTenant;
  WireKey variable_key;
  WireKey scope_key;
  WireKey process_instance_key;
  std::optional<WireKey> root_process_instance_key;
};
BOOST_DESCRIBE_STRUCT(FoundVariable, (),
                      (name, value, is_truncated, tenant_id, variable_key, scope_key,
                       process_instance_key, root_process_instance_key))

// Bytes of a value that a list shows.
inline constexpr std::size_t kShownBytes = 8191;

FoundVariable variable_of(const engine::Variable& row, bool truncates);

// `?truncateValues=false` asks for whole values.
Outcome<bool> truncates_values(const Request& request);

}  // namespace web::v2

#pragma once

#include <optional>
#include <vector>

#include "engine/package/package.h"
#include "web/routes/api/reading.h"

namespace web::api {

// A record, and the classes of its fields that the caller sees.
struct SeenRecord {
  engine::RegisterRecord record;
  engine::FieldClassSet classes;
};

// A register as the caller sees it: by his roles, and what is about himself.
class RegisterView {
 public:
  RegisterView(const Reading& reading, const engine::registers::Register& declared);

  // Whether he may see any record, if there were one.
  bool is_open() const { return !by_role_.empty() || !own_.empty(); }
  bool shows_all() const { return !by_role_.empty(); }

  // Those that he sees, by their keys.
  std::vector<SeenRecord> records() const;
  // The classes that he sees of a record with this value; empty: he does not see it.
  engine::FieldClassSet classes(const engine::feel::Value& record) const;
  std::optional<SeenRecord> record(std::string_view key) const;

 private:
  std::optional<SeenRecord> seen(engine::RegisterRecord record) const;

  const Reading& reading_;
  const engine::registers::Register& declared_;
  engine::FieldClassSet by_role_;
  engine::FieldClassSet own_;
};

// nullptr if no package declares it.
const engine::registers::Register* find_register(const engine::Snapshot& snapshot,
                                                 std::string_view id);

}  // namespace web::api

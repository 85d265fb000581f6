#pragma once

#include <functional>
#include <string>

#include "engine/form/validate.h"
#include "web/routes/api/reading.h"

namespace web::api {

// The people and units that there are now, for the fields of forms that name them.
class SnapshotDirectory final : public engine::form::Directory {
 public:
  explicit SnapshotDirectory(const engine::Snapshot& snapshot) : snapshot_(snapshot) {}

  bool has_person(std::string_view login, std::string_view role) const override;
  bool has_unit(std::string_view code, std::string_view kind) const override;
  bool stands_for(std::string_view login, std::string_view unit) const override;

 private:
  const engine::Snapshot& snapshot_;
};

// Checks a form that nobody has a task for, and replaces what is to be hashed. The problem is
// FORM_INVALID with the fields; `prefix` stands before their names, as `consent.`. `around` is a
// context: what the form sees beside its own values.
Outcome<engine::feel::Value> take_form(const Reading& reading, std::string_view form_id,
                                       const engine::feel::Value& answer,
                                       const engine::feel::Value& around,
                                       std::string_view prefix = {});

using Digest = std::function<std::string(std::string_view)>;

// The values with each hashed text as {hash, last4} (TRUST §4.3).
engine::feel::Value hashed(const std::vector<engine::form::Field>& fields,
                           const engine::feel::Value& values, const Digest& digest);

}  // namespace web::api

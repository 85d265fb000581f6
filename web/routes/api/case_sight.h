#pragma once

#include <string_view>
#include <vector>

#include "web/routes/api/instances.h"
#include "web/routes/api/task_row.h"

namespace web::api {

// What the caller sees of a case, by how he stands to it (TRUST §4.2).
class CaseSight {
 public:
  // `instances` are all of the case, the root first.
  CaseSight(const Reading& reading, const std::vector<engine::ProcessInstance>& instances);

  bool may_read() const { return may_read_; }
  // Whether what is about that person, or nobody, and done by somebody is shown at all: to a person
  // who is there for his own sake alone only what is about him or done by him.
  bool sees(std::string_view subject, std::string_view actor = {}) const;
  // The classes of values that are shown of what is about that person, done by somebody.
  engine::FieldClassSet classes(std::string_view subject, std::string_view actor = {}) const;
  // Whether the value may be shown at all: others are not told of to a person who is there for his
  // own sake alone.
  bool may_show(const engine::feel::Value& value) const;

 private:
  const Caller& caller_;
  bool may_read_ = false;
  bool only_own_ = false;
  engine::FieldClassSet classes_;
  engine::FieldClassSet own_classes_;
};

}  // namespace web::api

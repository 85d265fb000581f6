#pragma once

#include <map>
#include <string>
#include <vector>

#include "web/routes/api/reading.h"

namespace web::api {

// Process instances that rows belong to, read at once.
class Instances {
 public:
  Instances(engine::Queries& queries, const std::vector<engine::ProcessInstanceKey>& keys);

  // nullptr if it is gone.
  const engine::ProcessInstance* find(engine::ProcessInstanceKey key) const;

 private:
  std::map<engine::ProcessInstanceKey, engine::ProcessInstance> rows_;
};

// All instances of a case, the root first.
std::vector<engine::ProcessInstance> instances_of_case(engine::Queries& queries,
                                                       engine::CaseKey key);

// The person whom an element is about: that of the innermost `wf:subject` around it; empty if it is
// about nobody.
std::string subject_at(const Reading& reading, const engine::ProcessInstance* instance,
                       engine::ElementIndex element, engine::ElementInstanceKey key);

}  // namespace web::api

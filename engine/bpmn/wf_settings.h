#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/bpmn/text.h"

namespace engine::bpmn {

// A word that a decision may have; an adverse one (`rejected!`) asks for an opinion.
struct Outcome {
  std::string name;
  bool adverse = false;
};

// `wf:due`. The count belongs to the first two kinds; `text` is ISO 8601 or FEEL.
struct Due {
  enum class Kind { kWorkdays, kWorkhours, kDuration, kDate, kExpression };
  Kind kind = Kind::kWorkdays;
  int count = 0;
  Text text;
};

// The `wf:` attributes of an element (APPROVALS §3). Of a multi-instance activity they belong to
// the inner one.
struct WfSettings {
  std::vector<Outcome> outcomes;  // empty: one button, the outcome is `approved`
  std::optional<Due> due;
  std::optional<feel::Expression> subject;
  bool withheld = false;
  bool no_skip = false;
  bool human_decision = false;
};

}  // namespace engine::bpmn

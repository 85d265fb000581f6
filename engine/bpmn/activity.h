#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/bpmn/text.h"

namespace engine::bpmn {

// `source` is evaluated and stored at `target`, a path of names: [a, b] sets the entry b of a.
struct Mapping {
  Text source;
  std::vector<std::string> target;
};

// Of a multi-instance body. Either `input_collection` or `cardinality` is there.
struct LoopCharacteristics {
  bool sequential = false;
  std::optional<feel::Expression> input_collection;
  std::optional<feel::Expression> cardinality;
  std::string input_element;      // empty: the item has no name
  std::string output_collection;  // empty: nothing is collected
  std::optional<feel::Expression> output_element;
  // The first name of an `output_element` that is a name or a path: local (null) to every inner
  // instance before its input mappings. Empty otherwise.
  std::string output_local;
  std::optional<feel::Expression> completion_condition;
};

// Work for an outside worker, or for a built-in service whose type begins with `assent:`.
struct Job {
  Text type;
  Text retries;  // "3" unless said
  std::vector<std::pair<std::string, std::string>> headers;
};

enum class Binding { kLatest, kDeployment, kVersionTag };

struct FormReference {
  enum class Kind { kForm, kExternal };
  Kind kind = Kind::kForm;
  Text id;  // of the form, or the external reference
  Binding binding = Binding::kLatest;
  std::string version_tag;  // with kVersionTag
};

struct UserTask {
  Text assignee;
  TextList candidate_groups;
  TextList candidate_users;
  Text due_date;
  Text follow_up_date;
  Text priority;  // "50" unless said
  std::optional<FormReference> form;
  std::vector<std::pair<std::string, std::string>> headers;
};

struct CalledElement {
  Text process_id;
  Binding binding = Binding::kLatest;
  std::string version_tag;
  bool propagate_all_child_variables = true;
  bool propagate_all_parent_variables = true;
};

struct CalledDecision {
  Text decision_id;
  std::string result_variable;
  Binding binding = Binding::kLatest;
  std::string version_tag;
};

struct Script {
  feel::Expression expression;
  std::string result_variable;
};

}  // namespace engine::bpmn

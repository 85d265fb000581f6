#pragma once

#include <boost/describe/class.hpp>
#include <string>
#include <vector>

#include "engine/feel/value.h"
#include "engine/record/key.h"
#include "engine/record/lineage.h"
#include "engine/record/private.h"

namespace engine {

// An instance of a process runs; without a parent it opens a case. It is its own root scope.
struct ProcessInstanceActivated {
  ProcessInstanceKey key;
  CaseKey root;
  // Of a root instance, else zero.
  CaseId case_id;
  ProcessDefinitionKey definition;
  ProcessInstanceKey parent;
  // The call activity that called it.
  ElementInstanceKey caller;
  Private<std::string> business_id;
  // Login of who started the case; empty when an event did. The same in called instances.
  Private<std::string> initiator;
  Private<std::vector<std::string>> tags;
  // Set when a message with a correlation key started it: until it ends no other instance of the
  // process is started by that key.
  Private<std::string> start_key;
  // The person concerned, of a process with `wf:subject`; else that of the caller.
  Private<std::string> subject;
};
BOOST_DESCRIBE_STRUCT(ProcessInstanceActivated, (),
                      (key, root, case_id, definition, parent, caller, business_id, initiator, tags,
                       start_key, subject))

struct ProcessInstanceCompleted {
  ProcessInstanceKey key;
};
BOOST_DESCRIBE_STRUCT(ProcessInstanceCompleted, (), (key))

struct ProcessInstanceTerminated {
  ProcessInstanceKey key;
};
BOOST_DESCRIBE_STRUCT(ProcessInstanceTerminated, (), (key))

// A value now stands at a name of a scope; the key is that of the variable, new or old.
struct WrittenVariable {
  VariableKey key;
  std::string name;
  Private<feel::Value> value;
};
BOOST_DESCRIBE_STRUCT(WrittenVariable, (), (key, name, value))

struct VariablesWritten {
  ProcessInstanceKey instance;
  ElementInstanceKey scope;
  std::vector<WrittenVariable> variables;
};
BOOST_DESCRIBE_STRUCT(VariablesWritten, (), (instance, scope, variables))

// One item of the output collection of a multi-instance body; `index` counts from 1.
struct OutputCollected {
  ProcessInstanceKey instance;
  ElementInstanceKey body;
  std::uint32_t index = 0;
  Private<feel::Value> value;
};
BOOST_DESCRIBE_STRUCT(OutputCollected, (), (instance, body, index, value))

}  // namespace engine

#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/record/lookup.h"
#include "engine/state/state.h"
#include "storage/sql/connection.h"

namespace storage {

// Reads rows into a `State`: what all share, whole cases, and what a command asks for beside them.
// Sees what the transaction of its connection has written.
class CaseReader {
 public:
  explicit CaseReader(Connection& connection);
  ~CaseReader();

  void load_shared(engine::State& state);
  // None if there is no such thing.
  engine::CaseKey case_of(const engine::EntityRef& entity);
  // Without `lineage` only what is not over, and variables only of scopes that are open. False if
  // there is no such case.
  bool load_case(engine::State& state, engine::CaseKey key, bool lineage);
  void look_up(engine::State& state, const engine::Lookup& lookup);

 private:
  struct Statements;

  // The statement that answers the question, its parameters bound.
  Statement& asked(const engine::Lookup& lookup);

  Connection& connection_;
  std::unique_ptr<Statements> statements_;
};

}  // namespace storage

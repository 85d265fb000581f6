#pragma once

#include <memory>
#include <span>

#include "engine/ports/store.h"
#include "storage/sql/connection.h"

namespace storage {

// What searches know of the elements of each process version.
class FlowNodeTable {
 public:
  // The connection must outlive it.
  explicit FlowNodeTable(Connection& connection) : connection_(connection) {}

  // Elements that are there already stay as they are.
  void put(engine::ProcessDefinitionKey definition, std::span<const engine::FlowNodeName> nodes);

 private:
  Connection& connection_;
  std::unique_ptr<Statement> put_;
};

}  // namespace storage

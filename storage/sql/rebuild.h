#pragma once

#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "engine/ports/store.h"
#include "engine/state/event_applier.h"
#include "engine/state/model_names.h"
#include "engine/state/state.h"
#include "storage/log/record_reader.h"
#include "storage/sql/case_reader.h"
#include "storage/sql/flow_node_table.h"
#include "storage/sql/row_tables.h"

namespace storage {

// Puts the model of a process version into the catalog of the state, so that the records can name
// its elements, and answers what searches know of them. Throws when its bytes are gone or are
// others.
using TakeModel = std::function<std::vector<engine::FlowNodeName>(engine::State&,
                                                                  const engine::ProcessDeployed&)>;

// Replays records, from the first one on, into an empty database: the tables then are what the log
// says. All of it happens in the transaction that is open.
class Rebuilder {
 public:
  // The connection must be migrated, and outlive it.
  Rebuilder(Connection& into, TakeModel take_model);

  // The case that the record belongs to; none if it belongs to no case. The failure says what the
  // record cannot be read as.
  engine::Result<engine::CaseKey> take(const LoggedRecord& record, const DisclosedValues& values,
                                       const Hash& leaf);

 private:
  void apply(engine::EventApplier& applier, engine::CaseKey& case_key, const LoggedRecord& record,
             const engine::Event& event);
  // The case is in the state, if it was begun before.
  engine::CaseKey load(const engine::CaseId& id);
  void write(engine::CaseKey case_key, std::uint64_t seq);

  CaseReader reader_;
  RowTables rows_;
  FlowNodeTable flow_nodes_;
  TakeModel take_model_;
  engine::State state_;
  engine::Changes changes_;
  engine::CatalogNames names_{state_.catalog};
  std::map<engine::CaseId, engine::CaseKey> keys_;
  std::vector<engine::CaseKey> loaded_;
};

}  // namespace storage

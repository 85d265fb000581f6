#include "storage/sql/flow_node_table.h"

namespace storage {

void FlowNodeTable::put(engine::ProcessDefinitionKey definition,
                        std::span<const engine::FlowNodeName> nodes) {
  if (!put_) {
    put_ = connection_.prepare(
        "INSERT INTO flow_node (definition, element, id, name, type) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (definition, element) DO NOTHING");
  }
  for (const engine::FlowNodeName& node : nodes) {
    put_->bind_integer(1, static_cast<std::int64_t>(definition.value));
    put_->bind_integer(2, node.element.value);
    put_->bind_text(3, node.id);
    put_->bind_text(4, node.name);
    put_->bind_text(5, node.type);
    put_->run();
  }
}

}  // namespace storage

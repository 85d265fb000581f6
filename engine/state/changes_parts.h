#pragma once

#include "engine/state/changes.h"

// The templates of `Changes`; included by its header alone.
namespace engine {

template <class Row>
Changes::Change<Row>& Changes::change_of(const typename Table<Row>::Node& node) {
  Kind<Row>& changes = kind<Row>();
  // Nearly always one of the last: a step alters few rows of a kind.
  for (std::size_t i = changes.size(); i-- > 0;) {
    if (changes[i].node == &node) return changes[i];
  }
  return changes.emplace_back();
}

template <class Row>
Row& Changes::insert(Table<Row>& table, Row row) {
  Change<Row>& change = kind<Row>().emplace_back();
  change.table = &table;
  change.inserted = true;
  change.node = table.insert({std::move(row), serial_});
  return change.node->row;
}

template <class Row>
Row& Changes::update(Table<Row>& table, const typename Table<Row>::Order& order) {
  const typename Table<Row>::Node* node = table.node_of(order);
  if (node->altered_in != serial_) {
    node->altered_in = serial_;
    Change<Row>& change = kind<Row>().emplace_back();
    change.table = &table;
    change.node = node;
    change.before = node->row;
  }
  return node->row;
}

template <class Row>
void Changes::erase(Table<Row>& table, const typename Table<Row>::Order& order) {
  typename Table<Row>::Taken taken = table.take(order);
  if (!taken) return;
  const typename Table<Row>::Node& node = taken.value();
  const bool altered = node.altered_in == serial_;
  Change<Row>& change = altered ? change_of<Row>(node) : kind<Row>().emplace_back();
  change.table = &table;
  change.node = nullptr;
  change.gone = std::move(taken);
}

template <class Row>
void Changes::undo_kind(Kind<Row>& changes) {
  for (std::size_t i = changes.size(); i-- > 0;) {
    Change<Row>& change = changes[i];
    if (change.inserted) {
      if (change.node != nullptr) change.table->take(change.node->row.order());
      continue;
    }
    if (change.gone) change.node = change.table->insert(std::move(change.gone));
    if (change.before) change.node->row = std::move(*change.before);
    change.node->altered_in = 0;
  }
  changes.clear();
}

}  // namespace engine

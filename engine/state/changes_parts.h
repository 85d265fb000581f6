#pragma once

#include "engine/state/changes.h"

// The templates of `Changes`; included by its header alone.
namespace engine {

template <class Row>
Changes::Change<Row>& Changes::change_of(typename Table<Row>::Node* node) {
  Kind<Row>& changes = kind<Row>();
  // Nearly always one of the last: a step alters few rows of a kind.
  for (std::size_t i = changes.size(); i-- > 0;) {
    if (changes[i].node == node) return changes[i];
  }
  changes.push_back({});
  changes.back().node = node;
  return changes.back();
}

template <class Row>
Row& Changes::insert(Table<Row>& table, Row row) {
  auto node = std::make_unique<typename Table<Row>::Node>();
  node->row = std::move(row);
  node->altered_in = serial_;
  Change<Row>& change = kind<Row>().emplace_back();
  change.table = &table;
  change.inserted = true;
  change.node = table.insert(std::move(node));
  return change.node->row;
}

template <class Row>
Row& Changes::update(Table<Row>& table, const typename Table<Row>::Order& order) {
  typename Table<Row>::Node* node = table.node_of(order);
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
  std::unique_ptr<typename Table<Row>::Node> node = table.take(order);
  if (node == nullptr) return;
  const bool altered = node->altered_in == serial_;
  Change<Row>& change = altered ? change_of<Row>(node.get()) : kind<Row>().emplace_back();
  change.table = &table;
  change.node = nullptr;
  change.gone = std::move(node);
}

template <class Row>
void Changes::undo_kind(Kind<Row>& changes) {
  for (std::size_t i = changes.size(); i-- > 0;) {
    Change<Row>& change = changes[i];
    if (change.inserted) {
      if (change.node != nullptr) change.table->take(change.node->row.order());
      continue;
    }
    if (change.gone != nullptr) change.node = change.table->insert(std::move(change.gone));
    if (change.before) {
      const std::size_t place = change.table->place_of(change.node->row.order());
      change.node->row = std::move(*change.before);
      change.table->renew_order(place);
    }
    change.node->altered_in = 0;
  }
  changes.clear();
}

}  // namespace engine

#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <set>
#include <utility>

namespace engine {

// Rows in the order of their keys; finding, adding and taking out cost the logarithm of their
// number. A row stays where it is in memory until it is erased. Only `Changes` alters a table, but
// for loading and forgetting, which are no changes of the state.
template <class Row>
class Table {
 public:
  using Order = decltype(std::declval<const Row&>().order());

  // What a row holds may alter, its order may not.
  struct Node {
    mutable Row row;
    // The serial number of the last `Changes` that altered the row.
    mutable std::uint64_t altered_in = 0;
  };

  class Iterator;

  const Row* find(const Order& order) const {
    const Node* node = node_of(order);
    return node == nullptr ? nullptr : &node->row;
  }
  // The first row that is not before `order`.
  Iterator from(const Order& order) const { return Iterator(rows_.lower_bound(order)); }
  Iterator begin() const { return Iterator(rows_.begin()); }
  Iterator end() const { return Iterator(rows_.end()); }
  std::size_t size() const { return rows_.size(); }
  bool empty() const { return rows_.empty(); }
  // There must be a row.
  const Row& front() const { return rows_.begin()->row; }

  // Puts in a row as it is stored; one that is there already stays as it is.
  void load(Row row) { rows_.insert(rows_.end(), Node{std::move(row)}); }
  void forget(const Order& order) { take(order); }
  void forget_all() { rows_.clear(); }

 private:
  friend class Changes;

  struct Before {
    using is_transparent = void;
    bool operator()(const Node& left, const Node& right) const {
      return left.row.order() < right.row.order();
    }
    bool operator()(const Node& left, const Order& right) const { return left.row.order() < right; }
    bool operator()(const Order& left, const Node& right) const { return left < right.row.order(); }
  };
  using Rows = std::set<Node, Before>;
  // A row that was taken out; empty: none.
  using Taken = typename Rows::node_type;

  // Keys are given in rising order, so most rows belong at the end.
  const Node* insert(Node node) { return &*rows_.insert(rows_.end(), std::move(node)); }
  const Node* insert(Taken taken) { return &*rows_.insert(rows_.end(), std::move(taken)); }
  const Node* node_of(const Order& order) const {
    const auto found = rows_.find(order);
    return found == rows_.end() ? nullptr : &*found;
  }
  Taken take(const Order& order) {
    const auto found = rows_.find(order);
    return found == rows_.end() ? Taken() : rows_.extract(found);
  }

  Rows rows_;
};

template <class Row>
class Table<Row>::Iterator {
 public:
  using iterator_category = std::forward_iterator_tag;
  using value_type = Row;
  using difference_type = std::ptrdiff_t;
  using pointer = const Row*;
  using reference = const Row&;

  Iterator() = default;
  const Row& operator*() const { return at_->row; }
  const Row* operator->() const { return &at_->row; }
  Iterator& operator++() {
    ++at_;
    return *this;
  }
  Iterator operator++(int) { return Iterator(at_++); }
  bool operator==(const Iterator& other) const { return at_ == other.at_; }

 private:
  friend class Table;
  explicit Iterator(typename Rows::const_iterator at) : at_(at) {}

  typename Rows::const_iterator at_;
};

}  // namespace engine

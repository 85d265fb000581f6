#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace engine {

// Rows in the order of their keys. A row stays where it is in memory until it is erased. Only
// `Changes` alters a table, but for loading and forgetting, which are no changes of the state.
template <class Row>
class Table {
 public:
  using Order = decltype(std::declval<const Row&>().order());

  struct Node {
    Row row;
    // The serial number of the last `Changes` that altered the row.
    std::uint64_t altered_in = 0;
  };

  const Row* find(const Order& order) const {
    const auto place = place_of(order);
    return place < slots_.size() && slots_[place].order == order ? &slots_[place].node->row
                                                                 : nullptr;
  }
  // The first row that is not before `order` has this place.
  std::size_t place_of(const Order& order) const {
    if (!slots_.empty() && slots_.back().order < order) return slots_.size();
    const auto found =
        std::lower_bound(slots_.begin(), slots_.end(), order,
                         [](const Slot& slot, const Order& asked) { return slot.order < asked; });
    return static_cast<std::size_t>(found - slots_.begin());
  }
  std::size_t size() const { return slots_.size(); }
  bool empty() const { return slots_.empty(); }
  const Row& at(std::size_t place) const { return slots_[place].node->row; }

  // Puts in a row as it is stored; one that is there already stays as it is.
  void load(Row row) {
    if (find(row.order()) == nullptr) insert(std::make_unique<Node>(Node{std::move(row), 0}));
  }
  void forget(const Order& order) { take(order); }
  void forget_all() { slots_.clear(); }

  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = Row;
    using difference_type = std::ptrdiff_t;
    using pointer = const Row*;
    using reference = const Row&;

    Iterator() = default;
    Iterator(const Table& table, std::size_t place) : table_(&table), place_(place) {}
    const Row& operator*() const { return table_->at(place_); }
    const Row* operator->() const { return &table_->at(place_); }
    Iterator& operator++() {
      ++place_;
      return *this;
    }
    Iterator operator++(int) { return {*table_, place_++}; }
    bool operator==(const Iterator& other) const { return place_ == other.place_; }

   private:
    const Table* table_ = nullptr;
    std::size_t place_ = 0;
  };
  Iterator begin() const { return {*this, 0}; }
  Iterator end() const { return {*this, slots_.size()}; }

 private:
  friend class Changes;

  struct Slot {
    Order order;
    std::unique_ptr<Node> node;
  };

  Node* insert(std::unique_ptr<Node> node) {
    const Order order = node->row.order();
    Node* inserted = node.get();
    if (slots_.capacity() == 0) slots_.reserve(4);
    slots_.insert(slots_.begin() + static_cast<std::ptrdiff_t>(place_of(order)),
                  Slot{order, std::move(node)});
    return inserted;
  }
  Node* node_of(const Order& order) {
    const auto place = place_of(order);
    return place < slots_.size() && slots_[place].order == order ? slots_[place].node.get()
                                                                 : nullptr;
  }
  std::unique_ptr<Node> take(const Order& order) {
    const auto place = place_of(order);
    if (place >= slots_.size() || !(slots_[place].order == order)) return nullptr;
    std::unique_ptr<Node> node = std::move(slots_[place].node);
    slots_.erase(slots_.begin() + static_cast<std::ptrdiff_t>(place));
    return node;
  }
  // After the row of that place was put back by a move its text lies elsewhere.
  void renew_order(std::size_t place) { slots_[place].order = slots_[place].node->row.order(); }

  std::vector<Slot> slots_;
};

}  // namespace engine

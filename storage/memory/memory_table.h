#pragma once

#include <memory>
#include <set>
#include <utility>
#include <vector>

#include "engine/state/row.h"

namespace storage {

// The stored rows of one kind in the order of their keys, and what the transaction has changed.
template <class Row>
class MemoryTable {
 public:
  void write(const Row* before, const Row* after) {
    undo_.push_back({before != nullptr ? std::make_unique<Row>(*before) : nullptr,
                     after != nullptr ? std::make_unique<Row>(*after) : nullptr});
    put(before, after);
  }

  // How much the transaction has written so far, to come back to.
  std::size_t mark() const { return undo_.size(); }
  void go_back(std::size_t mark) {
    for (; undo_.size() > mark; undo_.pop_back()) {
      put(undo_.back().after.get(), undo_.back().before.get());
    }
  }
  void keep() { undo_.clear(); }

  template <class Visitor>
  void for_each(Visitor&& visit) const {
    for (const auto& row : rows_) visit(*row);
  }
  // nullptr if there is none.
  template <class Order>
  const Row* find(const Order& order) const {
    const auto found = rows_.find(order);
    return found == rows_.end() ? nullptr : found->get();
  }

 private:
  struct ByOrder {
    using is_transparent = void;
    template <class Order>
    static decltype(auto) order_of(const Order& order) {
      if constexpr (requires { order->order(); }) {
        return order->order();
      } else {
        return (order);
      }
    }
    template <class Left, class Right>
    bool operator()(const Left& left, const Right& right) const {
      return order_of(left) < order_of(right);
    }
  };
  struct Written {
    std::unique_ptr<Row> before;
    std::unique_ptr<Row> after;
  };

  void put(const Row* before, const Row* after) {
    if (before != nullptr) {
      const auto found = rows_.find(before->order());
      if (found != rows_.end()) rows_.erase(found);
    }
    if (after != nullptr) rows_.insert(std::make_unique<Row>(*after));
  }

  std::set<std::unique_ptr<Row>, ByOrder> rows_;
  std::vector<Written> undo_;
};

}  // namespace storage

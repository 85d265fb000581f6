#pragma once

#include <cstdint>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/state/row.h"
#include "engine/state/table.h"

namespace engine {

class State;

// The rows that a step has altered, each with what it was before: the rows to write, the way back,
// and the difference that a preview shows. The tables must outlive it.
class Changes {
 public:
  Changes() = default;
  Changes(const Changes&) = delete;
  Changes& operator=(const Changes&) = delete;
  Changes(Changes&&) = default;
  Changes& operator=(Changes&&) = default;

  // Makes it empty, to be filled by another step; keeps its memory. `serial` is new in each.
  void begin(std::uint64_t serial);
  bool empty() const;

  // No row of that key may be there.
  template <class Row>
  Row& insert(Table<Row>& table, Row row);
  // The row must be there; the order of the table must stay as it is.
  template <class Row>
  Row& update(Table<Row>& table, const typename Table<Row>::Order& order);
  // Nothing happens if there is no such row.
  template <class Row>
  void erase(Table<Row>& table, const typename Table<Row>::Order& order);

  // Calls `visit(const Row* before, const Row* after)` for each row that is not as it was: null
  // before an insertion, null after an erasure. Rows of one kind come together, in the order in
  // which they were first altered; the kinds come in the order of `ForEachRow`.
  template <class Visitor>
  void for_each(Visitor&& visit) const {
    std::apply([&](const auto&... kinds) { (visit_kind(kinds, visit), ...); }, kinds_);
  }

 private:
  friend class State;

  template <class Row>
  struct Change {
    Table<Row>* table = nullptr;
    // The row as it is now; null once it is erased, then `gone` has it.
    const typename Table<Row>::Node* node = nullptr;
    typename Table<Row>::Taken gone;
    std::optional<Row> before;
    bool inserted = false;
  };
  template <class Row>
  using Kind = std::vector<Change<Row>>;

  template <class Row>
  Kind<Row>& kind() {
    return std::get<Kind<Row>>(kinds_);
  }
  template <class Row>
  Change<Row>& change_of(const typename Table<Row>::Node& node);
  template <class Row>
  void undo_kind(Kind<Row>& changes);
  // Puts every row back, the last first.
  void undo();

  template <class Row, class Visitor>
  static void visit_kind(const Kind<Row>& changes, Visitor& visit) {
    for (const Change<Row>& change : changes) {
      const Row* after = change.node != nullptr ? &change.node->row : nullptr;
      const Row* before = change.before ? &*change.before
                          : change.gone ? &change.gone.value().row
                                        : nullptr;
      if (change.inserted) before = nullptr;
      if (before != nullptr || after != nullptr) visit(before, after);
    }
  }

  std::uint64_t serial_ = 0;
  ForEachRow<Kind> kinds_;
};

}  // namespace engine

#include "engine/state/changes_parts.h"

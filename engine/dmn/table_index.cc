#include "engine/dmn/table_index.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "engine/feel/compare.h"

namespace engine::dmn {
namespace {

using feel::Kind;
using feel::Value;

constexpr std::size_t kFewRules = 16;
// Entries that a column may have for each rule; one with more tells too little apart.
constexpr std::size_t kMostEntries = 64;

// The kinds that literals of cells have, null, and all others together.
constexpr std::size_t kNullSlot = 0;
constexpr std::size_t kOtherSlot = 1;
constexpr std::size_t kSlots = 6;

std::size_t slot_of(const Value& value) {
  switch (value.kind()) {
    case Kind::kNull: return kNullSlot;
    case Kind::kBoolean: return 2;
    case Kind::kNumber: return 3;
    case Kind::kString: return 4;
    case Kind::kDate: return 5;
    case Kind::kTime:
    case Kind::kDateTime:
    case Kind::kYearsMonths:
    case Kind::kDaysTime:
    case Kind::kList:
    case Kind::kContext:
    case Kind::kRange:
    case Kind::kFunction: break;
  }
  return kOtherSlot;
}

// An order of the values of one slot, of which all but these kinds have one value.
bool before(const Value& left, const Value& right) {
  if (left.is_boolean()) return !left.as_boolean() && right.as_boolean();
  return feel::feel_compare(left, right).value_or(0) < 0;
}

bool is_point_before(const Value& left, const Value& right) {
  const std::size_t left_slot = slot_of(left);
  const std::size_t right_slot = slot_of(right);
  return left_slot == right_slot ? before(left, right) : left_slot < right_slot;
}

}  // namespace

std::optional<std::size_t> TableIndex::Candidates::next() {
  if (one_.empty() && other_.empty()) return std::nullopt;
  const bool from_one = other_.empty() || (!one_.empty() && one_.front() < other_.front());
  std::span<const std::uint32_t>& taken = from_one ? one_ : other_;
  const std::size_t rule = taken.front();
  taken = taken.subspan(1);
  return rule;
}

// A slot with n points has a gap before, between and behind them: n points and n + 1 gaps.
std::size_t TableIndex::Column::segment_of(const Value& value) const {
  const std::size_t slot = slot_of(value);
  const std::size_t first = first_points[slot];
  const std::size_t last = first_points[slot + 1];
  const auto begin = points.begin() + static_cast<std::ptrdiff_t>(first);
  const auto end = points.begin() + static_cast<std::ptrdiff_t>(last);
  const auto found = std::lower_bound(begin, end, value, before);
  const bool is_point = found != end && !before(value, *found);
  const auto smaller = static_cast<std::size_t>(found - points.begin());
  return 2 * smaller + slot + (is_point ? 1 : 0);
}

TableIndex::Candidates TableIndex::Column::candidates(const Value& value) const {
  const std::size_t segment = segment_of(value);
  const std::span<const std::uint32_t> all = rules;
  return {all.subspan(begins[segment], begins[segment + 1] - begins[segment]), always};
}

// Makes one column.
class TableIndex::Builder {
 public:
  Builder(std::span<const CellTest> cells, std::size_t columns, std::size_t place)
      : cells_(cells), columns_(columns) {
    column_.place = place;
  }

  // Nothing when the column tells too little apart.
  std::optional<Column> build() {
    find_points();
    segments_.resize(2 * column_.points.size() + kSlots);
    const std::size_t rules = cells_.size() / columns_;
    for (std::size_t rule = 0; rule < rules; ++rule) {
      const std::span<const CellTest> row = cells_.subspan(rule * columns_, columns_);
      if (is_decided_by_literal(row)) {
        add(row[column_.place], static_cast<std::uint32_t>(rule));
      } else {
        column_.always.push_back(static_cast<std::uint32_t>(rule));
      }
      if (entries_ > kMostEntries * rules) return std::nullopt;
    }
    if (column_.always.size() == rules) return std::nullopt;
    for (const std::vector<std::uint32_t>& segment : segments_) {
      column_.begins.push_back(static_cast<std::uint32_t>(column_.rules.size()));
      column_.rules.insert(column_.rules.end(), segment.begin(), segment.end());
    }
    column_.begins.push_back(static_cast<std::uint32_t>(column_.rules.size()));
    return std::move(column_);
  }

 private:
  // Whether no cell that FEEL must evaluate stands in the row up to here, and this one may refuse.
  bool is_decided_by_literal(std::span<const CellTest> row) const {
    for (std::size_t i = 0; i <= column_.place; ++i) {
      if (row[i].kind() == CellTest::Kind::kFeel) return false;
    }
    return !row[column_.place].is_any();
  }

  void find_points() {
    for (std::size_t i = column_.place; i < cells_.size(); i += columns_) {
      for (const Value& literal : cells_[i].literals()) {
        if (!literal.is_null()) column_.points.push_back(literal);
      }
    }
    std::vector<Value>& points = column_.points;
    std::sort(points.begin(), points.end(), is_point_before);
    const auto is_same = [](const Value& left, const Value& right) {
      return !is_point_before(left, right) && !is_point_before(right, left);
    };
    points.erase(std::unique(points.begin(), points.end(), is_same), points.end());
    for (std::size_t slot = 0; slot <= kSlots; ++slot) {
      const auto end = std::find_if(points.begin(), points.end(),
                                    [&](const Value& point) { return slot_of(point) >= slot; });
      column_.first_points.push_back(static_cast<std::size_t>(end - points.begin()));
    }
  }

  std::size_t first_segment(std::size_t slot) const {
    return 2 * column_.first_points[slot] + slot;
  }

  // The segments from `first` up to `end` without it.
  void add_segments(std::size_t first, std::size_t end, std::uint32_t rule) {
    for (std::size_t segment = first; segment < end; ++segment) {
      std::vector<std::uint32_t>& list = segments_[segment];
      if (!list.empty() && list.back() == rule) continue;
      list.push_back(rule);
      ++entries_;
    }
  }

  // The segments whose values meet the cell, as CellTest::meets says of each of them.
  void add(const CellTest& cell, std::uint32_t rule) {
    const std::span<const Value> literals = cell.literals();
    const std::size_t at = column_.segment_of(literals.front());
    const std::size_t slot = slot_of(literals.front());
    switch (cell.kind()) {
      case CellTest::Kind::kAny:
      case CellTest::Kind::kFeel: return;
      case CellTest::Kind::kOneOf:
        for (const Value& literal : literals) {
          const std::size_t segment = column_.segment_of(literal);
          add_segments(segment, segment + 1, rule);
        }
        return;
      case CellTest::Kind::kNoneOf: return add_all_but(literals, rule);
      case CellTest::Kind::kLess: return add_segments(first_segment(slot), at, rule);
      case CellTest::Kind::kLessOrEqual: return add_segments(first_segment(slot), at + 1, rule);
      case CellTest::Kind::kGreater: return add_segments(at + 1, first_segment(slot + 1), rule);
      case CellTest::Kind::kGreaterOrEqual: return add_segments(at, first_segment(slot + 1), rule);
      case CellTest::Kind::kBetween: {
        const std::size_t high = column_.segment_of(literals.back());
        return add_segments(cell.is_low_closed() ? at : at + 1,
                            cell.is_high_closed() ? high + 1 : high, rule);
      }
    }
  }

  // Null, unless it is named, and the values of a kind with which all literals can be compared.
  void add_all_but(std::span<const Value> literals, std::uint32_t rule) {
    for (std::size_t slot = 0; slot < kSlots; ++slot) {
      const bool comparable =
          std::all_of(literals.begin(), literals.end(), [&](const Value& literal) {
            return literal.is_null() ? slot != kNullSlot
                                     : slot == kNullSlot || slot == slot_of(literal);
          });
      if (!comparable) continue;
      std::vector<std::size_t> named;
      for (const Value& literal : literals) {
        if (slot_of(literal) == slot) named.push_back(column_.segment_of(literal));
      }
      std::sort(named.begin(), named.end());
      std::size_t begin = first_segment(slot);
      for (const std::size_t point : named) {
        add_segments(begin, point, rule);
        begin = point + 1;
      }
      add_segments(begin, first_segment(slot + 1), rule);
    }
  }

  std::span<const CellTest> cells_;
  std::size_t columns_;
  Column column_;
  std::vector<std::vector<std::uint32_t>> segments_;
  std::size_t entries_ = 0;
};

std::optional<TableIndex> TableIndex::of(std::span<const CellTest> cells, std::size_t columns) {
  if (columns == 0 || cells.size() / columns < kFewRules) return std::nullopt;
  TableIndex index;
  index.all_rules_.resize(cells.size() / columns);
  std::iota(index.all_rules_.begin(), index.all_rules_.end(), 0U);
  for (std::size_t place = 0; place < columns; ++place) {
    std::optional<Column> column = Builder(cells, columns, place).build();
    if (column) index.columns_.push_back(std::move(*column));
  }
  if (index.columns_.empty()) return std::nullopt;
  return index;
}

TableIndex::Candidates TableIndex::candidates(std::span<const Value> inputs) const {
  Candidates fewest(all_rules_, {});
  for (const Column& column : columns_) {
    const Candidates found = column.candidates(inputs[column.place]);
    if (found.size() < fewest.size()) fewest = found;
  }
  return fewest;
}

}  // namespace engine::dmn

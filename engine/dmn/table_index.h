#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/dmn/cell_test.h"
#include "engine/feel/value.h"

namespace engine::dmn {

// For each column, the rules that a value can meet there. A rule may be missing from the candidates
// only where a literal cell refuses it before any cell of its row that FEEL must evaluate, so that
// walking the candidates evaluates, warns and fails exactly as walking all rules does.
class TableIndex {
 public:
  // Rules in ascending order: two ascending lists without a common member, merged.
  class Candidates {
   public:
    Candidates(std::span<const std::uint32_t> one, std::span<const std::uint32_t> other)
        : one_(one), other_(other) {}
    std::size_t size() const { return one_.size() + other_.size(); }
    std::optional<std::size_t> next();

   private:
    std::span<const std::uint32_t> one_;
    std::span<const std::uint32_t> other_;
  };

  // `cells` row by row. Nothing for a table that is quick without one.
  static std::optional<TableIndex> of(std::span<const CellTest> cells, std::size_t columns);

  // The fewest rules among which all that hit are found; `inputs` has a value for each column.
  Candidates candidates(std::span<const feel::Value> inputs) const;

 private:
  // Values of one kind that no cell tells apart lie in one segment: the points named by cells, and
  // the gaps between them. Kinds follow each other.
  struct Column {
    std::size_t place = 0;
    std::vector<feel::Value> points;
    // By kind (see slot_of): the first point, and one more for the end.
    std::vector<std::size_t> first_points;
    // By segment: where its rules begin in `rules`, and one more for the end.
    std::vector<std::uint32_t> begins;
    std::vector<std::uint32_t> rules;
    // Rules that the column refuses for no value.
    std::vector<std::uint32_t> always;

    std::size_t segment_of(const feel::Value& value) const;
    Candidates candidates(const feel::Value& value) const;
  };
  class Builder;

  std::vector<Column> columns_;
  std::vector<std::uint32_t> all_rules_;
};

}  // namespace engine::dmn

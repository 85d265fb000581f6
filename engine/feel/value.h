#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/feel/counted.h"
#include "engine/feel/decimal.h"
#include "engine/feel/kind.h"
#include "engine/feel/temporal.h"

namespace engine::feel {

class Function;
struct Entry;
struct Range;

// A FEEL value. Immutable, 16 bytes, cheap to copy: numbers of up to 18 digits, strings of up to
// 14 bytes, days and durations lie inside, everything else is counted. May be shared by threads.
// A view or reference that an accessor returns lives as long as the value it was asked of.
class Value {
 public:
  Value() noexcept = default;
  Value(const Value& other) noexcept : words_(other.words_) { keep(); }
  Value(Value&& other) noexcept : words_(other.words_) { other.words_ = Words{}; }
  Value& operator=(const Value& other) noexcept {
    Value copy(other);
    std::swap(words_, copy.words_);
    return *this;
  }
  Value& operator=(Value&& other) noexcept {
    std::swap(words_, other.words_);
    return *this;
  }
  ~Value() {
    if (is_counted()) release();
  }

  static Value boolean(bool value);
  static Value number(std::int64_t value);
  // Null when the number is not finite.
  static Value number(const Decimal& value);
  // coefficient * 10^-scale, scale 0 to 34.
  static Value scaled(std::int64_t coefficient, int scale);
  // UTF-8.
  static Value string(std::string_view text);
  static Value date(const CivilDate& date);
  static Value time(const TimeOfDay& time);
  static Value date_time(const DateTime& value);
  static Value years_months(std::int64_t months);
  static Value days_time(const DaysTime& duration);
  static Value list(std::vector<Value> items);
  // The first `count` items of a list that is still being filled, which measure as `measure` says.
  static Value list_view(std::shared_ptr<const std::vector<Value>> buffer, std::size_t count,
                         Measure measure);
  // Keys are unique; their order is kept.
  static Value context(std::vector<Entry> entries);
  static Value range(Range range);
  static Value function(std::shared_ptr<const Function> function);

  Kind kind() const { return static_cast<Kind>(words_[0] & 0xFF); }
  bool is(Kind kind_asked) const { return kind() == kind_asked; }
  bool is_null() const { return is(Kind::kNull); }
  bool is_boolean() const { return is(Kind::kBoolean); }
  bool is_number() const { return is(Kind::kNumber); }
  bool is_string() const { return is(Kind::kString); }
  bool is_list() const { return is(Kind::kList); }
  bool is_context() const { return is(Kind::kContext); }
  bool is_range() const { return is(Kind::kRange); }
  bool is_function() const { return is(Kind::kFunction); }
  bool is_true() const { return is_boolean() && as_boolean(); }
  bool is_false() const { return is_boolean() && !as_boolean(); }

  // Each asks that the value is of the kind it names.
  bool as_boolean() const { return words_[1] != 0; }
  Decimal as_number() const;
  std::string_view as_string() const;
  CivilDate as_date() const;
  const TimeOfDay& as_time() const;
  const DateTime& as_date_time() const;
  std::int64_t as_years_months() const { return static_cast<std::int64_t>(words_[1]); }
  DaysTime as_days_time() const;
  std::span<const Value> items() const;
  std::span<const Entry> entries() const;
  const Range& as_range() const;
  const std::shared_ptr<const Function>& as_function() const;

  // The number if it is a whole one that fits; also asked of other kinds.
  std::optional<std::int64_t> as_integer() const;
  // The entry of a context; nullptr if there is none or this is no context.
  const Value* find(std::string_view key) const;

  // A number that lies inside is coefficient * 10^-scale, without trailing zeros.
  bool is_small_number() const { return is_number() && !is_counted(); }
  std::int64_t coefficient() const { return static_cast<std::int64_t>(words_[1]); }
  int scale() const { return static_cast<int>((words_[0] >> 8) & 0xFF); }

  Measure measure() const;
  // Whether both are the very same value in memory; a quick yes for equality.
  bool same_as(const Value& other) const { return words_ == other.words_; }

 private:
  using Words = std::array<std::uint64_t, 2>;  // kind, detail, 14 bytes; or kind, 0xFF, pointer

  static constexpr std::uint8_t kCountedMark = 0xFF;
  bool is_counted() const { return ((words_[0] >> 8) & 0xFF) == kCountedMark; }
  void keep() const noexcept {
    if (is_counted()) counted()->owners.fetch_add(1, std::memory_order_relaxed);
  }
  void release() noexcept;
  Counted* counted() const { return reinterpret_cast<Counted*>(words_[1]); }

  Words words_{};
};

struct Entry {
  std::string key;
  Value value;
};

// Null as an end means: not bounded on that side.
struct Range {
  Value low;
  Value high;
  bool low_closed = false;
  bool high_closed = false;
};

// Deep equality of two values, as keys and tests need it: of one kind and the same content;
// numbers by value, zoned times by the moment they mean, contexts whatever the order of entries.
bool equal(const Value& left, const Value& right);
inline bool operator==(const Value& left, const Value& right) {
  return equal(left, right);
}

// As FEEL's `string()` would write it, strings in quotes; for messages and tests.
std::ostream& operator<<(std::ostream& out, const Value& value);

}  // namespace engine::feel

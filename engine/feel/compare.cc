#include "engine/feel/compare.h"

#include <algorithm>

#include "engine/feel/function.h"
#include "engine/feel/number.h"

namespace engine::feel {
namespace {

template <class T>
int order(const T& left, const T& right) {
  if (left == right) return 0;
  return left < right ? -1 : 1;
}

bool is_zoned(const Zone& zone) {
  return zone.kind != Zone::Kind::kNone;
}

// Times without a day stand on one and the same day, so that regions have an offset.
std::int64_t nanos_in_utc(const TimeOfDay& time) {
  return time.nanos - offset_at(time.zone, CivilDate{}, time.nanos) * kNanosPerSecond;
}

// What has no offset takes that of the other (DMN 1.5 table 54).
int compare_times(const TimeOfDay& left, const TimeOfDay& right) {
  if (is_zoned(left.zone) != is_zoned(right.zone)) return order(left.nanos, right.nanos);
  return order(nanos_in_utc(left), nanos_in_utc(right));
}

int compare_date_times(const DateTime& left, const DateTime& right) {
  if (is_zoned(left.time.zone) == is_zoned(right.time.zone)) {
    return order(moment_of(left), moment_of(right));
  }
  const int days = order(left.date, right.date);
  return days != 0 ? days : order(left.time.nanos, right.time.nanos);
}

// A zoned and an unzoned value are never equal.
bool equal_times(const TimeOfDay& left, const TimeOfDay& right) {
  return is_zoned(left.zone) == is_zoned(right.zone) && compare_times(left, right) == 0;
}

bool equal_date_times(const DateTime& left, const DateTime& right) {
  return is_zoned(left.time.zone) == is_zoned(right.time.zone) &&
         compare_date_times(left, right) == 0;
}

bool equal_lists(const Value& left, const Value& right) {
  const auto a = left.items();
  const auto b = right.items();
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), equal);
}

bool equal_contexts(const Value& left, const Value& right) {
  if (left.entries().size() != right.entries().size()) return false;
  for (const Entry& entry : left.entries()) {
    const Value* other = right.find(entry.key);
    if (other == nullptr || !equal(entry.value, *other)) return false;
  }
  return true;
}

bool equal_ranges(const Range& left, const Range& right) {
  return left.low_closed == right.low_closed && left.high_closed == right.high_closed &&
         equal(left.low, right.low) && equal(left.high, right.high);
}

// One and the same, or the same built-in.
bool equal_functions(const Function& left, const Function& right) {
  if (&left == &right) return true;
  return !left.signatures().empty() && left.signatures().data() == right.signatures().data();
}

}  // namespace

bool equal(const Value& left, const Value& right) {
  if (left.same_as(right)) return true;
  if (left.kind() != right.kind()) return false;
  switch (left.kind()) {
    case Kind::kNull:
    case Kind::kBoolean:
    case Kind::kDate:
    case Kind::kYearsMonths:
    case Kind::kDaysTime: return false;  // equal ones are the same bits
    case Kind::kNumber:
      return !(left.is_small_number() && right.is_small_number()) &&
             compare_numbers(left, right) == 0;
    case Kind::kString: return left.as_string() == right.as_string();
    case Kind::kTime: return equal_times(left.as_time(), right.as_time());
    case Kind::kDateTime: return equal_date_times(left.as_date_time(), right.as_date_time());
    case Kind::kList: return equal_lists(left, right);
    case Kind::kContext: return equal_contexts(left, right);
    case Kind::kRange: return equal_ranges(left.as_range(), right.as_range());
    case Kind::kFunction: return equal_functions(*left.as_function(), *right.as_function());
  }
  return false;
}

std::optional<bool> feel_equal(const Value& left, const Value& right) {
  if (left.kind() != right.kind() && !left.is_null() && !right.is_null()) return std::nullopt;
  return equal(left, right);
}

std::optional<int> feel_compare(const Value& left, const Value& right) {
  if (left.kind() != right.kind()) return std::nullopt;
  switch (left.kind()) {
    case Kind::kNumber: return compare_numbers(left, right);
    case Kind::kString: return std::clamp(left.as_string().compare(right.as_string()), -1, 1);
    case Kind::kDate: return order(left.as_date(), right.as_date());
    case Kind::kTime: return compare_times(left.as_time(), right.as_time());
    case Kind::kDateTime: return compare_date_times(left.as_date_time(), right.as_date_time());
    case Kind::kYearsMonths: return order(left.as_years_months(), right.as_years_months());
    case Kind::kDaysTime: return order(left.as_days_time(), right.as_days_time());
    case Kind::kNull:
    case Kind::kBoolean:
    case Kind::kList:
    case Kind::kContext:
    case Kind::kRange:
    case Kind::kFunction: break;
  }
  return std::nullopt;
}

std::optional<bool> in_range(const Value& value, const Range& range) {
  if (value.is_null() || (range.low.is_null() && range.high.is_null())) return std::nullopt;
  std::optional<int> low;
  std::optional<int> high;
  if (!range.low.is_null()) {
    low = feel_compare(value, range.low);
    if (!low) return std::nullopt;
  }
  if (!range.high.is_null()) {
    high = feel_compare(value, range.high);
    if (!high) return std::nullopt;
  }
  const bool above = !low || *low > 0 || (*low == 0 && range.low_closed);
  const bool below = !high || *high < 0 || (*high == 0 && range.high_closed);
  return above && below;
}

}  // namespace engine::feel

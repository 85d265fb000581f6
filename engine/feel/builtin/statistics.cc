#include <algorithm>

#include "engine/feel/arithmetic.h"
#include "engine/feel/builtin/items.h"
#include "engine/feel/compare.h"
#include "engine/feel/number.h"

namespace engine::feel {
namespace {

bool all_numbers(std::span<const Value> items) {
  return std::all_of(items.begin(), items.end(),
                     [](const Value& item) { return item.is_number(); });
}

Value total(std::span<const Value> items) {
  Value sum = items[0];
  for (const Value& item : items.subspan(1)) {
    sum = arithmetic(Op::kAdd, sum, item);
    if (sum.is_null()) break;
  }
  return sum;
}

// Numbers, or durations of one kind.
bool can_be_added(std::span<const Value> items) {
  return std::all_of(items.begin(), items.end(), [&](const Value& item) {
    return item.kind() == items[0].kind() &&
           (item.is_number() || item.is(Kind::kYearsMonths) || item.is(Kind::kDaysTime));
  });
}

Value sum(const Call& call) {
  const auto items = items_of(call);
  if (items.empty()) return {};
  if (!can_be_added(items)) return call.null("items cannot be added");
  Value result = total(items);
  return result.is_null() ? call.null("there is no finite result") : result;
}

Value mean(const Call& call) {
  const auto items = items_of(call);
  if (items.empty()) return {};
  if (!can_be_added(items)) return call.null("items cannot be added");
  const auto size = Value::number(static_cast<std::int64_t>(items.size()));
  Value result = arithmetic(Op::kDivide, total(items), size);
  return result.is_null() ? call.null("there is no finite result") : result;
}

Value product(const Call& call) {
  const auto items = items_of(call);
  if (items.empty()) return {};
  if (!all_numbers(items)) return call.null("an item is no number");
  Value result = Value::number(1);
  for (const Value& item : items) {
    result = multiply_numbers(result, item);
    if (result.is_null()) return call.null("there is no finite result");
  }
  return result;
}

std::vector<Value> sorted_numbers(std::span<const Value> items) {
  std::vector<Value> sorted(items.begin(), items.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const Value& left, const Value& right) {
    return compare_numbers(left, right) < 0;
  });
  return sorted;
}

Value median(const Call& call) {
  const auto items = items_of(call);
  if (items.empty()) return {};
  if (!all_numbers(items)) return call.null("an item is no number");
  const std::vector<Value> sorted = sorted_numbers(items);
  const std::size_t middle = sorted.size() / 2;
  if (sorted.size() % 2 == 1) return sorted[middle];
  return divide_numbers(add_numbers(sorted[middle - 1], sorted[middle]), Value::number(2));
}

// Of a sample: the sum of squares is divided by one less than the number of items.
Value standard_deviation(const Call& call) {
  const auto items = items_of(call);
  if (items.size() < 2) return call.null("two numbers are needed");
  if (!all_numbers(items)) return call.null("an item is no number");
  const auto size = static_cast<std::int64_t>(items.size());
  const Decimal average = divide(total(items).as_number(), Decimal::from_integer(size));
  Decimal squares = Decimal::from_integer(0);
  for (const Value& item : items) {
    const Decimal distance = subtract(item.as_number(), average);
    squares = add(squares, multiply(distance, distance));
  }
  return Value::number(square_root(divide(squares, Decimal::from_integer(size - 1))));
}

// The numbers that occur most often, in ascending order.
Value mode(const Call& call) {
  const auto items = items_of(call);
  if (!all_numbers(items)) return call.null("an item is no number");
  const std::vector<Value> sorted = sorted_numbers(items);
  std::vector<Value> best;
  std::ptrdiff_t most = 0;
  for (auto begin = sorted.begin(); begin != sorted.end();) {
    const auto end = std::find_if(begin, sorted.end(), [&](const Value& other) {
      return compare_numbers(*begin, other) != 0;
    });
    if (end - begin > most) best.clear();
    most = std::max(most, end - begin);
    if (end - begin == most) best.push_back(*begin);
    begin = end;
  }
  return call.list(std::move(best));
}

constexpr std::array<BuiltinParameter, Builtin::kMaxParameters> kItems = {
    {{"list", kAnyKind, BuiltinParameter::kMany}}};

constexpr Builtin kTable[] = {
    costing(Cost::kItems, {"sum", kItems, sum}),
    costing(Cost::kItems, {"mean", kItems, mean}),
    costing(Cost::kItems, {"product", kItems, product}),
    costing(Cost::kSorting, {"median", kItems, median}),
    costing(Cost::kSorting, {"mode", kItems, mode}),
    costing(Cost::kItems, {"stddev", kItems, standard_deviation}),
};

}  // namespace

std::span<const Builtin> statistics_builtins() {
  return kTable;
}

}  // namespace engine::feel

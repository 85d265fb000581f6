#include "engine/feel/value.h"

#include <algorithm>
#include <numeric>
#include <ostream>

#include "engine/feel/function.h"
#include "engine/feel/text.h"
#include "engine/feel/value_node.h"

namespace engine::feel {
namespace {

constexpr std::size_t kInlineText = 14;
constexpr std::size_t kManyEntries = 12;
constexpr int kMaxScale = 34;
constexpr std::uint64_t kValueBytes = sizeof(Value);

std::uint64_t head(Kind kind, std::uint64_t detail) {
  return static_cast<std::uint64_t>(kind) | (detail << 8);
}

template <class Node>
std::uint64_t address(std::unique_ptr<Node> node) {
  Counted* counted = node.release();
  return reinterpret_cast<std::uint64_t>(counted);
}

template <class Node>
void destroy(Counted* counted) {
  const std::unique_ptr<Node> node(static_cast<Node*>(counted));
}

Measure measure_of(std::span<const Value> items) {
  Measure measure{kValueBytes, 1};
  for (const Value& item : items) measure.add(item.measure());
  return measure;
}

Measure measure_of(std::span<const Entry> entries) {
  Measure measure{kValueBytes, 1};
  for (const Entry& entry : entries) {
    measure.bytes += sizeof(Entry) + entry.key.size();
    measure.add(entry.value.measure());
  }
  return measure;
}

void sort_keys(ContextNode& node) {
  node.order.resize(node.entries.size());
  std::iota(node.order.begin(), node.order.end(), 0U);
  std::sort(node.order.begin(), node.order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return node.entries[a].key < node.entries[b].key;
  });
}

}  // namespace

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::kNull: return "null";
    case Kind::kBoolean: return "boolean";
    case Kind::kNumber: return "number";
    case Kind::kString: return "string";
    case Kind::kDate: return "date";
    case Kind::kTime: return "time";
    case Kind::kDateTime: return "date and time";
    case Kind::kYearsMonths: return "years and months duration";
    case Kind::kDaysTime: return "days and time duration";
    case Kind::kList: return "list";
    case Kind::kContext: return "context";
    case Kind::kRange: return "range";
    case Kind::kFunction: return "function";
  }
  return "";
}

Value Value::boolean(bool value) {
  Value result;
  result.words_ = {head(Kind::kBoolean, 0), value ? 1U : 0U};
  return result;
}

Value Value::number(std::int64_t value) {
  Value result;
  result.words_ = {head(Kind::kNumber, 0), static_cast<std::uint64_t>(value)};
  return result;
}

Value Value::scaled(std::int64_t coefficient, int scale) {
  while (scale > 0 && coefficient % 10 == 0) {
    coefficient /= 10;
    --scale;
  }
  Value result;
  result.words_ = {head(Kind::kNumber, static_cast<std::uint64_t>(scale)),
                   static_cast<std::uint64_t>(coefficient)};
  return result;
}

Value Value::number(const Decimal& value) {
  if (!is_finite(value)) return {};
  const std::optional<Scaled> small = to_scaled(value);
  if (small && small->scale <= kMaxScale) return scaled(small->coefficient, small->scale);
  Value result;
  auto node = std::make_unique<DecimalNode>();
  node->number = value;
  result.words_ = {head(Kind::kNumber, kCountedMark), address(std::move(node))};
  return result;
}

Value Value::string(std::string_view text) {
  Value result;
  if (text.size() <= kInlineText) {
    result.words_ = {head(Kind::kString, text.size()), 0};
    std::copy(text.begin(), text.end(), reinterpret_cast<char*>(result.words_.data()) + 2);
    return result;
  }
  auto node = std::make_unique<StringNode>();
  node->text = text;
  result.words_ = {head(Kind::kString, kCountedMark), address(std::move(node))};
  return result;
}

Value Value::date(const CivilDate& date) {
  const auto year = static_cast<std::uint32_t>(static_cast<std::int32_t>(date.year));
  Value result;
  result.words_ = {head(Kind::kDate, 0) | (std::uint64_t{year} << 32),
                   (std::uint64_t{date.month} << 8) | date.day};
  return result;
}

Value Value::time(const TimeOfDay& time) {
  auto node = std::make_unique<TimeNode>();
  node->time = time;
  Value result;
  result.words_ = {head(Kind::kTime, kCountedMark), address(std::move(node))};
  return result;
}

Value Value::date_time(const DateTime& value) {
  auto node = std::make_unique<DateTimeNode>();
  node->value = value;
  Value result;
  result.words_ = {head(Kind::kDateTime, kCountedMark), address(std::move(node))};
  return result;
}

Value Value::years_months(std::int64_t months) {
  Value result;
  result.words_ = {head(Kind::kYearsMonths, 0), static_cast<std::uint64_t>(months)};
  return result;
}

Value Value::days_time(const DaysTime& duration) {
  Value result;
  result.words_ = {head(Kind::kDaysTime, 0) | (static_cast<std::uint64_t>(duration.nanos) << 32),
                   static_cast<std::uint64_t>(duration.seconds)};
  return result;
}

Value Value::list(std::vector<Value> items) {
  auto node = std::make_unique<ListNode>();
  node->own = std::move(items);
  node->items = node->own;
  node->measure = measure_of(node->items);
  Value result;
  result.words_ = {head(Kind::kList, kCountedMark), address(std::move(node))};
  return result;
}

Value Value::list_view(std::shared_ptr<const std::vector<Value>> buffer, std::size_t count,
                       Measure measure) {
  auto node = std::make_unique<ListNode>();
  node->items = std::span<const Value>(*buffer).first(count);
  node->buffer = std::move(buffer);
  node->measure = measure;
  Value result;
  result.words_ = {head(Kind::kList, kCountedMark), address(std::move(node))};
  return result;
}

Value Value::context(std::vector<Entry> entries) {
  auto node = std::make_unique<ContextNode>();
  node->entries = std::move(entries);
  node->measure = measure_of(node->entries);
  if (node->entries.size() > kManyEntries) sort_keys(*node);
  Value result;
  result.words_ = {head(Kind::kContext, kCountedMark), address(std::move(node))};
  return result;
}

Value Value::range(Range range) {
  auto node = std::make_unique<RangeNode>();
  node->range = std::move(range);
  Value result;
  result.words_ = {head(Kind::kRange, kCountedMark), address(std::move(node))};
  return result;
}

Value Value::function(std::shared_ptr<const Function> function) {
  auto node = std::make_unique<FunctionNode>();
  node->function = std::move(function);
  node->measure = node->function->measure();
  Value result;
  result.words_ = {head(Kind::kFunction, kCountedMark), address(std::move(node))};
  return result;
}

void Value::release() noexcept {
  Counted* node = counted();
  if (node->owners.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
  switch (kind()) {
    case Kind::kNumber: return destroy<DecimalNode>(node);
    case Kind::kString: return destroy<StringNode>(node);
    case Kind::kTime: return destroy<TimeNode>(node);
    case Kind::kDateTime: return destroy<DateTimeNode>(node);
    case Kind::kList: return destroy<ListNode>(node);
    case Kind::kContext: return destroy<ContextNode>(node);
    case Kind::kRange: return destroy<RangeNode>(node);
    case Kind::kFunction: return destroy<FunctionNode>(node);
    case Kind::kNull:
    case Kind::kBoolean:
    case Kind::kDate:
    case Kind::kYearsMonths:
    case Kind::kDaysTime: return;  // never counted
  }
}

Decimal Value::as_number() const {
  if (is_small_number()) return Decimal::from_scaled(coefficient(), -scale());
  return static_cast<const DecimalNode*>(counted())->number;
}

std::string_view Value::as_string() const {
  if (is_counted()) return static_cast<const StringNode*>(counted())->text;
  return {reinterpret_cast<const char*>(words_.data()) + 2,
          static_cast<std::size_t>((words_[0] >> 8) & 0xFF)};
}

CivilDate Value::as_date() const {
  return {static_cast<std::int32_t>(static_cast<std::uint32_t>(words_[0] >> 32)),
          static_cast<std::uint8_t>(words_[1] >> 8), static_cast<std::uint8_t>(words_[1])};
}

const TimeOfDay& Value::as_time() const {
  return static_cast<const TimeNode*>(counted())->time;
}

const DateTime& Value::as_date_time() const {
  return static_cast<const DateTimeNode*>(counted())->value;
}

DaysTime Value::as_days_time() const {
  return {static_cast<std::int64_t>(words_[1]), static_cast<std::int32_t>(words_[0] >> 32)};
}

std::span<const Value> Value::items() const {
  return static_cast<const ListNode*>(counted())->items;
}

std::span<const Entry> Value::entries() const {
  return static_cast<const ContextNode*>(counted())->entries;
}

const Range& Value::as_range() const {
  return static_cast<const RangeNode*>(counted())->range;
}

const std::shared_ptr<const Function>& Value::as_function() const {
  return static_cast<const FunctionNode*>(counted())->function;
}

std::optional<std::int64_t> Value::as_integer() const {
  if (!is_small_number() || scale() != 0) return std::nullopt;
  return coefficient();
}

const Value* Value::find(std::string_view key) const {
  if (!is_context()) return nullptr;
  const auto& node = *static_cast<const ContextNode*>(counted());
  if (node.order.empty()) {
    for (const Entry& entry : node.entries) {
      if (entry.key == key) return &entry.value;
    }
    return nullptr;
  }
  const auto found = std::lower_bound(
      node.order.begin(), node.order.end(), key,
      [&](std::uint32_t place, std::string_view asked) { return node.entries[place].key < asked; });
  if (found == node.order.end() || node.entries[*found].key != key) return nullptr;
  return &node.entries[*found].value;
}

Measure Value::measure() const {
  Measure result;
  if (!is_counted()) return result;
  if (is_list()) return static_cast<const ListNode*>(counted())->measure;
  if (is_context()) return static_cast<const ContextNode*>(counted())->measure;
  if (is_function()) return static_cast<const FunctionNode*>(counted())->measure;
  if (is_string()) result.bytes += as_string().size();
  if (is_range()) {
    result.add(as_range().low.measure());
    result.add(as_range().high.measure());
  }
  return result;
}

std::ostream& operator<<(std::ostream& out, const Value& value) {
  std::string text;
  append_text(text, value, TextStyle::kQuoted);
  return out << text;
}

}  // namespace engine::feel

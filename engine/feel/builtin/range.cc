#include <algorithm>
#include <optional>

#include "engine/feel/ast.h"
#include "engine/feel/builtin/registry.h"
#include "engine/feel/compare.h"
#include "engine/feel/parser.h"

namespace engine::feel {
namespace {

constexpr Kinds kPoint = kinds(Kind::kNumber, Kind::kString, Kind::kDate, Kind::kTime,
                               Kind::kDateTime, Kind::kYearsMonths, Kind::kDaysTime);
constexpr Kinds kRange = bit(Kind::kRange);

// One side of a range, or a point; `infinite` is -1 or 1 where the range has no end there.
struct Edge {
  const Value* value = nullptr;
  bool included = true;
  int infinite = 0;
};

// A range, or a point as the range of itself alone.
struct Span {
  Edge start;
  Edge end;
};

Span span_of(const Value& value) {
  if (!value.is_range()) return {{&value, true, 0}, {&value, true, 0}};
  const Range& range = value.as_range();
  return {{&range.low, range.low_closed, range.low.is_null() ? -1 : 0},
          {&range.high, range.high_closed, range.high.is_null() ? 1 : 0}};
}

// Compares edges; remembers when two of them could not be compared.
class Comparison {
 public:
  int order(const Edge& left, const Edge& right) {
    if (left.infinite != 0 || right.infinite != 0) return left.infinite - right.infinite;
    const std::optional<int> order = feel_compare(*left.value, *right.value);
    possible_ = possible_ && order.has_value();
    return order.value_or(0);
  }
  bool less(const Edge& left, const Edge& right) { return order(left, right) < 0; }
  bool same(const Edge& left, const Edge& right) {
    return order(left, right) == 0 && left.infinite == 0;
  }
  bool possible() const { return possible_; }

 private:
  bool possible_ = true;
};

using Relation = bool (*)(Comparison&, const Span&, const Span&);

Value related(const Call& call, Relation relation, std::size_t first, std::size_t second) {
  Comparison comparison;
  const bool holds = relation(comparison, span_of(call[first]), span_of(call[second]));
  return comparison.possible() ? Value::boolean(holds) : call.null("they cannot be compared");
}

// The relations of DMN 1.5 §10.3.4.9, table 79.
bool before(Comparison& c, const Span& a, const Span& b) {
  return c.less(a.end, b.start) ||
         (c.same(a.end, b.start) && (!a.end.included || !b.start.included));
}

bool meets(Comparison& c, const Span& a, const Span& b) {
  return c.same(a.end, b.start) && a.end.included && b.start.included;
}

bool reaches(Comparison& c, const Span& a, const Span& b) {
  return c.less(b.start, a.end) || meets(c, a, b);
}

bool overlaps(Comparison& c, const Span& a, const Span& b) {
  return reaches(c, a, b) && reaches(c, b, a);
}

// Whether `a` ends with or before `b`.
bool ends_within(Comparison& c, const Span& a, const Span& b) {
  const int order = c.order(a.end, b.end);
  return order < 0 || (order == 0 && (!a.end.included || b.end.included));
}

bool starts_within(Comparison& c, const Span& a, const Span& b) {
  const int order = c.order(b.start, a.start);
  return order < 0 || (order == 0 && (!a.start.included || b.start.included));
}

bool overlaps_before(Comparison& c, const Span& a, const Span& b) {
  const bool starts_first = c.less(a.start, b.start) ||
                            (c.same(a.start, b.start) && a.start.included && !b.start.included);
  return starts_first && reaches(c, a, b) && ends_within(c, a, b);
}

bool finishes(Comparison& c, const Span& a, const Span& b) {
  return c.order(a.end, b.end) == 0 && a.end.included == b.end.included && starts_within(c, a, b);
}

bool finishes_at(Comparison& c, const Span& point, const Span& range) {
  return c.same(range.end, point.end) && range.end.included;
}

bool during(Comparison& c, const Span& a, const Span& b) {
  return starts_within(c, a, b) && ends_within(c, a, b);
}

bool starts(Comparison& c, const Span& a, const Span& b) {
  return c.order(a.start, b.start) == 0 && a.start.included == b.start.included &&
         ends_within(c, a, b);
}

bool starts_at(Comparison& c, const Span& point, const Span& range) {
  return c.same(range.start, point.start) && range.start.included;
}

bool coincides(Comparison& c, const Span& a, const Span& b) {
  return c.order(a.start, b.start) == 0 && c.order(a.end, b.end) == 0 &&
         a.start.included == b.start.included && a.end.included == b.end.included;
}

template <Relation relation>
Value forward(const Call& call) {
  return related(call, relation, 0, 1);
}
template <Relation relation>
Value backward(const Call& call) {
  return related(call, relation, 1, 0);
}

// Only literals as ends: numbers, strings, and temporal values.
bool is_literal_end(const Ast& ast) {
  if (ast.kind == AstKind::kLiteral) return !ast.value.is_null();
  if (ast.kind == AstKind::kNegate) return is_literal_end(*ast.children[0]);
  if (ast.kind != AstKind::kCall || ast.children[0]->kind != AstKind::kName) return false;
  const std::string& name = ast.children[0]->text;
  return (name == "date" || name == "time" || name == "date and time" || name == "duration") &&
         std::all_of(ast.children.begin() + 1, ast.children.end(),
                     [](const AstPtr& argument) { return is_literal_end(*argument); });
}

// "[1..)" and "(..1]" have one end only; the same as the expressions "(>=1)" and "(<=1)". Where the
// end is missing the bracket is an open one (grammar rule 66).
std::string with_one_end(std::string_view text) {
  const std::string_view middle = text.substr(1, text.size() - 2);
  if (middle.starts_with("..") && text.front() != '[') {
    return (text.back() == ']' ? "(<=" : "(<") + std::string(middle.substr(2)) + ")";
  }
  if (middle.ends_with("..") && text.back() != ']') {
    const std::string_view end = middle.substr(0, middle.size() - 2);
    return (text.front() == '[' ? "(>=" : "(>") + std::string(end) + ")";
  }
  return std::string(text);
}

bool is_bracketed(std::string_view text) {
  constexpr std::string_view kBrackets = "[]()";
  return text.size() > 2 && kBrackets.find(text.front()) != std::string_view::npos &&
         kBrackets.find(text.back()) != std::string_view::npos;
}

// The range that the text writes, as "[1..10)".
Value range_of_text(const Call& call) {
  constexpr std::size_t kLongest = 1'000;
  const std::string_view text = call[0].as_string();
  if (text.size() > kLongest || !is_bracketed(text)) return call.null("the text is no range");
  if (!call.budget().steps(kLongest)) return {};
  const std::string source = with_one_end(text);
  const Result<AstPtr> ast = parse_expression(source, {});
  if (!ast || ((*ast)->kind != AstKind::kRange && (*ast)->kind != AstKind::kUnaryRange)) {
    return call.null("the text is no range");
  }
  for (const AstPtr& end : (*ast)->children) {
    if (!is_literal_end(*end)) return call.null("an end of the range is no literal");
  }
  const Expression expression = compile(source).value();
  Result<Value> value = evaluate(expression, std::span<const Value>(), call.environment);
  return value ? std::move(*value) : Value();
}

constexpr std::array<BuiltinParameter, Builtin::kMaxParameters> kPoints = {
    {{"point1", kPoint}, {"point2", kPoint}}};
constexpr std::array<BuiltinParameter, Builtin::kMaxParameters> kPointRange = {
    {{"point", kPoint}, {"range", kRange}}};
constexpr std::array<BuiltinParameter, Builtin::kMaxParameters> kRangePoint = {
    {{"range", kRange}, {"point", kPoint}}};
constexpr std::array<BuiltinParameter, Builtin::kMaxParameters> kRanges = {
    {{"range1", kRange}, {"range2", kRange}}};

constexpr Builtin kTable[] = {
    {"before", kPoints, forward<before>},
    {"before", kPointRange, forward<before>},
    {"before", kRangePoint, forward<before>},
    {"before", kRanges, forward<before>},
    {"after", kPoints, backward<before>},
    {"after", kPointRange, backward<before>},
    {"after", kRangePoint, backward<before>},
    {"after", kRanges, backward<before>},
    {"meets", kRanges, forward<meets>},
    {"met by", kRanges, backward<meets>},
    {"overlaps", kRanges, forward<overlaps>},
    {"overlaps before", kRanges, forward<overlaps_before>},
    {"overlaps after", kRanges, backward<overlaps_before>},
    {"finishes", kPointRange, forward<finishes_at>},
    {"finishes", kRanges, forward<finishes>},
    {"finished by", kRangePoint, backward<finishes_at>},
    {"finished by", kRanges, backward<finishes>},
    {"includes", kRangePoint, backward<during>},
    {"includes", kRanges, backward<during>},
    {"during", kPointRange, forward<during>},
    {"during", kRanges, forward<during>},
    {"starts", kPointRange, forward<starts_at>},
    {"starts", kRanges, forward<starts>},
    {"started by", kRangePoint, backward<starts_at>},
    {"started by", kRanges, backward<starts>},
    {"coincides", kPoints, forward<coincides>},
    {"coincides", kRanges, forward<coincides>},
    {"range", {{{"from", bit(Kind::kString)}}}, range_of_text},
};

}  // namespace

std::span<const Builtin> range_builtins() {
  return kTable;
}

}  // namespace engine::feel

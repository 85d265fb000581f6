#include "web/routes/v2/seen_variables.h"

#include <algorithm>
#include <compare>
#include <string>
#include <string_view>

#include "engine/feel/json.h"

namespace web::v2 {
namespace {

std::size_t behind_character(std::string_view text, std::size_t at) {
  ++at;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  return at;
}

// `*` is any text, `?` one character, a backslash takes the next as it is. Of several `*` only the
// last is moved on, so that no pattern takes long.
bool is_like(std::string_view text, std::string_view pattern) {
  constexpr std::size_t kNone = std::string_view::npos;
  std::size_t at = 0;
  std::size_t wanted = 0;
  std::size_t behind_star = kNone;
  std::size_t taken_by_star = 0;
  while (at < text.size()) {
    const char next = wanted < pattern.size() ? pattern[wanted] : '\0';
    const std::size_t literal = next == '\\' && wanted + 1 < pattern.size() ? wanted + 1 : wanted;
    if (next == '*') {
      behind_star = ++wanted;
      taken_by_star = at;
    } else if (next == '?') {
      ++wanted;
      at = behind_character(text, at);
    } else if (literal < pattern.size() && pattern[literal] == text[at]) {
      wanted = literal + 1;
      ++at;
    } else if (behind_star != kNone) {
      wanted = behind_star;
      at = taken_by_star = behind_character(text, taken_by_star);
    } else {
      return false;
    }
  }
  while (wanted < pattern.size() && pattern[wanted] == '*') ++wanted;
  return wanted == pattern.size();
}

bool meets(const std::string& name, const engine::Condition& condition) {
  const auto is_one = [&] {
    return std::find(condition.operands.begin(), condition.operands.end(), engine::Operand(name)) !=
           condition.operands.end();
  };
  const auto text = [&]() -> const std::string& {
    return std::get<std::string>(condition.operands.at(0));
  };
  switch (condition.op) {
    case engine::Operator::kEqual:
    case engine::Operator::kIn: return is_one();
    case engine::Operator::kNotEqual:
    case engine::Operator::kNotIn: return !is_one();
    case engine::Operator::kExists: return std::get<bool>(condition.operands.at(0));
    case engine::Operator::kLike: return is_like(name, text());
    case engine::Operator::kGreater: return name > text();
    case engine::Operator::kGreaterOrEqual: return name >= text();
    case engine::Operator::kLess: return name < text();
    case engine::Operator::kLessOrEqual: return name <= text();
  }
  return false;
}

std::strong_ordering order_by(std::string_view field, const engine::Variable& left,
                              const engine::Variable& right) {
  if (field == "name") return left.name <=> right.name;
  if (field == "value") {
    return engine::feel::to_json(left.value) <=> engine::feel::to_json(right.value);
  }
  return left.key <=> right.key;
}

bool stands_before(const std::vector<engine::Sort>& sort, const engine::Variable& left,
                   const engine::Variable& right) {
  for (const engine::Sort& by : sort) {
    const std::strong_ordering order = order_by(by.field, left, right);
    if (order != 0) return by.descending ? order > 0 : order < 0;
  }
  return false;
}

}  // namespace

engine::Found<engine::Variable> search_among(std::vector<engine::Variable> rows,
                                             const engine::Search& search) {
  const engine::Page& page = search.page;
  if (!page.after.empty() || !page.before.empty()) throw engine::BadCursor();
  for (const engine::Condition& condition : search.all) {
    std::erase_if(rows, [&](const engine::Variable& row) { return !meets(row.name, condition); });
  }
  std::stable_sort(rows.begin(), rows.end(), [&](const auto& left, const auto& right) {
    return stands_before(search.sort, left, right);
  });
  engine::Found<engine::Variable> found;
  found.total = rows.size();
  const std::size_t begin = std::min(page.from, rows.size());
  const std::size_t end = begin + std::min(page.limit, rows.size() - begin);
  found.rows.assign(rows.begin() + static_cast<std::ptrdiff_t>(begin),
                    rows.begin() + static_cast<std::ptrdiff_t>(end));
  return found;
}

}  // namespace web::v2

#include "engine/feel/builtin/registry.h"

#include <algorithm>

#include "engine/feel/expression.h"
#include "engine/feel/token.h"

namespace engine::feel {
namespace {

// All signatures by name; those of one name in the order of their family.
const std::vector<Builtin>& all() {
  static const std::vector<Builtin> joined = [] {
    std::vector<Builtin> table;
    for (const auto family :
         {boolean_builtins(), calendar_builtins(), context_builtins(), conversion_builtins(),
          list_builtins(), list_change_builtins(), number_builtins(), range_builtins(),
          sort_builtins(), statistics_builtins(), string_builtins(), pattern_builtins(),
          temporal_builtins(), addition_builtins()}) {
      table.insert(table.end(), family.begin(), family.end());
    }
    std::stable_sort(table.begin(), table.end(),
                     [](const Builtin& a, const Builtin& b) { return a.name < b.name; });
    return table;
  }();
  return joined;
}

}  // namespace

std::size_t Builtin::parameter_count() const {
  std::size_t count = 0;
  while (count < parameters.size() && !parameters[count].name.empty()) ++count;
  return count;
}

std::size_t Builtin::required_count() const {
  std::size_t count = 0;
  while (count < parameters.size() && !parameters[count].name.empty() &&
         parameters[count].count != BuiltinParameter::kOptional) {
    ++count;
  }
  return count;
}

bool Builtin::is_variadic() const {
  const std::size_t count = parameter_count();
  return count > 0 && parameters[count - 1].count == BuiltinParameter::kMany;
}

std::span<const Builtin> find_builtins(std::string_view name) {
  const auto by_name = [](const auto& a, const auto& b) { return a < b; };
  const auto begin = std::lower_bound(
      all().begin(), all().end(), name,
      [&](const Builtin& builtin, std::string_view asked) { return by_name(builtin.name, asked); });
  auto end = begin;
  while (end != all().end() && end->name == name) ++end;
  return {begin, end};
}

std::vector<std::string_view> built_in_names() {
  std::vector<std::string_view> names;
  for (const Builtin& builtin : all()) {
    if (names.empty() || names.back() != builtin.name) names.push_back(builtin.name);
  }
  return names;
}

std::span<const std::string_view> built_in_names_with_spaces(char first) {
  constexpr std::size_t kLetters = 128;
  static const auto by_letter = [] {
    std::array<std::vector<std::string_view>, kLetters> lists;
    for (const std::string_view name : built_in_names()) {
      if (name.find(' ') == std::string_view::npos) continue;
      lists[static_cast<unsigned char>(name[0])].push_back(name);
    }
    return lists;
  }();
  const auto letter = static_cast<unsigned char>(first);
  if (letter >= kLetters) return {};
  return by_letter[letter];
}

bool is_reserved_name(std::string_view name) {
  return is_keyword(name) || !find_builtins(name).empty();
}

}  // namespace engine::feel

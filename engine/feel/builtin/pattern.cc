#include "engine/feel/builtin/registry.h"
#include "engine/feel/regex.h"

namespace engine::feel {
namespace {

constexpr Kinds kString = bit(Kind::kString);
constexpr Kinds kStringOrNull = kinds(Kind::kString, Kind::kNull);

// The pattern with flags, if any; nothing, after a warning, if one of them is not well formed.
std::optional<Regex> compiled(const Call& call, const Value& pattern, const RegexFlags& flags) {
  std::optional<Regex> regex = Regex::compile(pattern.as_string(), flags, call.budget());
  if (!regex && !call.budget().failed()) call.null("the pattern is no regular expression");
  return regex;
}

std::optional<RegexFlags> flags_of(const Call& call, std::size_t index) {
  if (!call.has(index)) return RegexFlags{};
  std::optional<RegexFlags> flags = parse_regex_flags(call[index].as_string());
  if (!flags) call.null("no such flag");
  return flags;
}

Value matches(const Call& call) {
  const std::optional<RegexFlags> flags = flags_of(call, 2);
  if (!flags) return {};
  std::optional<Regex> regex = compiled(call, call[1], *flags);
  if (!regex) return {};
  return Value::boolean(regex->matches(call[0].as_string()));
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// A replacement text taken apart: text, then a group (or none), text, a group …
struct ReplacementPart {
  std::string text;
  int group = -1;
};

// `$1` is a group, `\$` and `\\` stand for themselves; anything else with either is an error
// (F&O 3.1 §5.6.4).
std::optional<std::vector<ReplacementPart>> parse_replacement(std::string_view text, int groups) {
  std::vector<ReplacementPart> parts(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char next = i + 1 < text.size() ? text[i + 1] : '\0';
    if (text[i] == '\\') {
      if (next != '\\' && next != '$') return std::nullopt;
      parts.back().text.push_back(next);
      ++i;
    } else if (text[i] == '$') {
      if (!is_digit(next)) return std::nullopt;
      int group = next - '0';
      for (++i; i + 1 < text.size() && is_digit(text[i + 1]); ++i) {
        const int longer = group * 10 + (text[i + 1] - '0');
        if (longer > groups) break;
        group = longer;
      }
      parts.back().group = group;
      parts.emplace_back();
    } else {
      parts.back().text.push_back(text[i]);
    }
  }
  return parts;
}

void append_replacement(std::string& out, const std::vector<ReplacementPart>& parts,
                        const Regex::Found& match) {
  for (const ReplacementPart& part : parts) {
    out.append(part.text);
    const auto group = static_cast<std::size_t>(part.group);
    if (part.group >= 0 && group < match.groups.size()) out.append(match.groups[group]);
  }
}

Value replace(const Call& call) {
  const std::optional<RegexFlags> flags = flags_of(call, 3);
  if (!flags) return {};
  std::optional<Regex> regex = compiled(call, call[1], *flags);
  if (!regex) return {};
  if (regex->matches_empty()) return call.null("the pattern matches the empty string");
  std::optional<std::vector<ReplacementPart>> parts;
  if (flags->literal) {
    parts = std::vector<ReplacementPart>{{std::string(call[2].as_string()), -1}};
  } else {
    parts = parse_replacement(call[2].as_string(), regex->group_count());
  }
  if (!parts) return call.null("the replacement has a '$' or '\\' without meaning");
  std::string result;
  const std::optional<std::string> rest =
      regex->for_each(call[0].as_string(), [&](const Regex::Found& match) {
        result.append(match.before);
        append_replacement(result, *parts, match);
        return call.budget().string_size(result.size());
      });
  if (!rest) return {};
  return call.string(result.append(*rest));
}

Value split(const Call& call) {
  std::optional<Regex> regex = compiled(call, call[1], {});
  if (!regex) return {};
  if (regex->matches_empty()) return call.null("the delimiter matches the empty string");
  std::vector<Value> parts;
  std::optional<std::string> rest =
      regex->for_each(call[0].as_string(), [&](const Regex::Found& match) {
        parts.push_back(call.string(match.before));
        return call.budget().list_size(parts.size());
      });
  if (!rest) return {};
  parts.push_back(call.string(*rest));
  return call.list(std::move(parts));
}

// All that match.
Value extract(const Call& call) {
  std::optional<Regex> regex = compiled(call, call[1], {});
  if (!regex) return {};
  std::vector<Value> found;
  const std::optional<std::string> rest =
      regex->for_each(call[0].as_string(), [&](const Regex::Found& match) {
        found.push_back(call.string(match.text));
        return call.budget().list_size(found.size());
      });
  return rest ? call.list(std::move(found)) : Value();
}

constexpr BuiltinParameter kInput{"input", kString};
constexpr BuiltinParameter kPattern{"pattern", kString};
constexpr BuiltinParameter kFlags{"flags", kStringOrNull, BuiltinParameter::kOptional};

constexpr Builtin kTable[] = {
    {"matches", {{kInput, kPattern, kFlags}}, matches},
    {"replace", {{kInput, kPattern, {"replacement", kString}, kFlags}}, replace},
    {"split", {{{"string", kString}, {"delimiter", kString}}}, split},
    {"extract", {{{"string", kString}, kPattern}}, extract},
};

}  // namespace

std::span<const Builtin> pattern_builtins() {
  return kTable;
}

}  // namespace engine::feel

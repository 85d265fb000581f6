#include "engine/feel/known_names.h"

#include "engine/feel/builtin/registry.h"
#include "engine/feel/text.h"
#include "engine/feel/utf8.h"

namespace engine::feel {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::size_t skip_space(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space(text[at])) ++at;
  return at;
}

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_part_at(std::string_view text, std::size_t at) {
  return at < text.size() && (is_ascii_letter(text[at]) || is_name_part(next_code_point(text, at)));
}

// Byte behind the normalized `name` if the source has it at `at`, else 0.
std::size_t match_end(std::string_view source, std::size_t at, std::string_view name) {
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] == ' ') {
      const std::size_t next = skip_space(source, at);
      if (next == at) return 0;
      at = next;
      continue;
    }
    if (at < source.size() && source[at] == name[i] && is_ascii_letter(name[i]) && i > 0 &&
        is_ascii_letter(name[i - 1])) {
      ++at;
      continue;
    }
    // Around a symbol the source may have spaces that the normalized name has not.
    const bool at_symbol = i > 0 && name[i - 1] != ' ' &&
                           (!is_part_at(name, i) || !is_part_at(name, i - 1)) &&
                           (static_cast<unsigned char>(name[i]) < 0x80U &&
                            static_cast<unsigned char>(name[i - 1]) < 0x80U);
    if (at_symbol) at = skip_space(source, at);
    if (at >= source.size() || source[at] != name[i]) return 0;
    ++at;
  }
  return is_part_at(source, at) && is_part_at(name, name.size() - 1) ? 0 : at;
}

}  // namespace

std::string normalize_name(std::string_view name) {
  std::string result;
  bool space = false;
  bool after_symbol = false;
  for (std::size_t at = 0; at < name.size();) {
    if (is_space(name[at])) {
      space = true;
      ++at;
      continue;
    }
    const std::size_t begin = at;
    const bool symbol = !is_name_part(next_code_point(name, at));
    if (space && !result.empty() && !symbol && !after_symbol) result.push_back(' ');
    result.append(name.substr(begin, at - begin));
    space = false;
    after_symbol = symbol;
  }
  return result;
}

void KnownNames::add(std::string_view name) {
  if (!is_simple_name(name)) names_.push_back({normalize_name(name), std::string(name)});
}

std::optional<KnownNames::Match> KnownNames::longest(std::string_view source,
                                                     std::size_t begin) const {
  Match best;
  const auto consider = [&](std::string_view normalized, std::string_view name) {
    if (normalized.empty() || normalized[0] != source[begin]) return;
    const std::size_t end = match_end(source, begin, normalized);
    if (end > best.end) best = {end, std::string(name)};
  };
  for (const std::string_view name : built_in_names_with_spaces(source[begin]))
    consider(name, name);
  for (const Known& known : names_) consider(known.normalized, known.name);
  if (best.end == 0) return std::nullopt;
  return best;
}

}  // namespace engine::feel

#include "engine/bpmn/reader/texts.h"

#include <algorithm>

namespace engine::bpmn {

namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// A name that every expression can use without quotes.
bool is_variable_name(std::string_view name) {
  if (name.empty() || !is_name_start(name.front())) return false;
  return std::all_of(name.begin(), name.end(),
                     [](char c) { return is_name_start(c) || (c >= '0' && c <= '9'); });
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(trimmed(text.substr(0, end)));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string quoted(std::string_view text) {
  return "'" + std::string(text) + "'";
}

Text Texts::text(const char* what, std::optional<std::string_view> written) const {
  if (!written) return {};
  const std::string_view value = trimmed(*written);
  if (!value.starts_with('=')) return {std::string(value), std::nullopt};
  return {std::string(trimmed(value.substr(1))), compile(what, *written)};
}

TextList Texts::list(const char* what, std::optional<std::string_view> written) const {
  TextList list;
  if (!written) return list;
  if (trimmed(*written).starts_with('=')) {
    list.expression = compile(what, *written);
    return list;
  }
  for (const std::string_view item : split(*written, ',')) {
    if (!item.empty()) list.items.emplace_back(item);
  }
  return list;
}

std::optional<feel::Expression> Texts::expression(const char* what,
                                                  std::string_view written) const {
  if (trimmed(written).starts_with('=')) return compile(what, written);
  report_.error("not-an-expression", place_,
                std::string(what) + " " + quoted(trimmed(written)) + " does not begin with '='");
  return std::nullopt;
}

feel::Expression Texts::condition(const char* what, std::string_view written) const {
  return compile(what, written);
}

bool Texts::flag(const char* what, std::optional<std::string_view> written, bool otherwise) const {
  if (!written) return otherwise;
  const std::string_view value = trimmed(*written);
  if (value != "true" && value != "false") {
    report_.error("invalid-value", place_,
                  std::string(what) + " is " + quoted(value) + ", neither true nor false");
  }
  return value == "true";
}

std::string Texts::variable(const char* what, std::optional<std::string_view> written) const {
  std::string name(trimmed(written.value_or("")));
  if (name.empty()) return name;
  if (!is_variable_name(name)) {
    report_.error("invalid-name", place_,
                  std::string(what) + " " + quoted(name) + " is no name of a variable");
  } else if (feel::is_reserved_name(name)) {
    report_.warning("shadows-function", place_,
                    std::string(what) + " " + quoted(name) + " is a function or keyword of FEEL");
  }
  return name;
}

feel::Expression Texts::compile(const char* what, std::string_view written) const {
  std::string_view source = trimmed(written);
  if (source.starts_with('=')) source.remove_prefix(1);
  source = trimmed(source);
  const auto compiled = feel::compile(source);
  if (compiled) return *compiled;
  // Seen from the start of the value; further lines of an expression begin at its own first column.
  const Position at = compiled.error().position;
  const int before = static_cast<int>(source.data() - written.data());
  const int column = at.line > 1 || at.column == 0 ? at.column : at.column + before;
  std::string message = std::string(what) + ": " + compiled.error().message;
  if (at.line > 1) message += " (line " + std::to_string(at.line) + " of the expression)";
  report_.error("feel-syntax", place_, std::move(message), column);
  // It stands for the broken one, so that nothing else is reported to be missing.
  return *feel::compile("null");
}

}  // namespace engine::bpmn

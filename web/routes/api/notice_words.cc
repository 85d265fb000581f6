#include "web/routes/api/notice_words.h"

#include <algorithm>

#include "engine/feel/json.h"

namespace web::api {
namespace {

using engine::feel::Entry;
using engine::feel::Value;

constexpr std::string_view kBetweenCodes = "、";

std::string shown(const Value* value, std::string_view between) {
  if (value == nullptr || value->is_null()) return {};
  if (value->is_string()) return std::string(value->as_string());
  if (!value->is_list()) return engine::feel::to_json(*value);
  std::string text;
  for (const Value& item : value->items()) {
    if (!text.empty()) text += between;
    text += shown(&item, between);
  }
  return text;
}

std::string word_of(std::string_view code, std::string_view list, const Telling& telling) {
  const engine::package::CodeList* found =
      telling.package == nullptr ? nullptr : telling.package->find_list(list);
  if (found != nullptr) {
    for (const auto& item : found->items) {
      if (item.code == code) return item.text.*telling.language;
    }
  }
  return std::string(code);
}

std::string said(std::string_view codes, std::string_view list, const Telling& telling) {
  std::string text;
  while (!codes.empty()) {
    const std::size_t end = std::min(codes.find(kBetweenCodes), codes.size());
    if (!text.empty()) text += telling.between;
    text += word_of(codes.substr(0, end), list, telling);
    codes.remove_prefix(std::min(end + kBetweenCodes.size(), codes.size()));
  }
  return text;
}

// What stands between the braces: the name of an entry, and after a stroke that of a list.
std::string entry_text(std::string_view wanted, const Value& data, const Telling& telling) {
  const std::size_t stroke = wanted.find('|');
  const Value* value = data.find(wanted.substr(0, stroke));
  if (stroke == std::string_view::npos) return shown(value, telling.between);
  return said(shown(value, kBetweenCodes), wanted.substr(stroke + 1), telling);
}

// Cuts a full stop off `rest` when the text so far ends with one.
void skip_stop(const std::string& out, std::string_view& rest) {
  constexpr std::string_view kStops[] = {".", "。"};
  for (const std::string_view before : kStops) {
    if (!out.ends_with(before)) continue;
    for (const std::string_view after : kStops) {
      if (rest.starts_with(after)) return rest.remove_prefix(after.size());
    }
  }
}

Value with_outcome(const Value& data, const std::string& outcome) {
  std::vector<Entry> entries(data.entries().begin(), data.entries().end());
  for (Entry& entry : entries) {
    if (entry.key == "outcome") entry.value = Value::string(outcome);
  }
  return Value::context(std::move(entries));
}

}  // namespace

std::string filled(std::string_view text, const Value& data, const Telling& telling) {
  std::string out;
  while (true) {
    const std::size_t begin = text.find("{{");
    const std::size_t end = begin == std::string_view::npos ? begin : text.find("}}", begin);
    if (end == std::string_view::npos) return out.append(text);
    out.append(text.substr(0, begin));
    out += entry_text(text.substr(begin + 2, end - begin - 2), data, telling);
    text.remove_prefix(end + 2);
    skip_stop(out, text);
  }
}

Words notice_words(const engine::Title& text, const Value& data,
                   const engine::package::Package* package) {
  const Telling zh{package, &engine::Title::zh, "、"};
  const Telling en{package, &engine::Title::en, ", "};
  const Value* outcome = data.find("outcome");
  if (outcome == nullptr || !outcome->is_string()) {
    return words(filled(text.zh, data, zh), filled(text.en, data, en));
  }
  const Words said = usual_outcome(outcome->as_string());
  return words(filled(text.zh, with_outcome(data, said.zh), zh),
               filled(text.en, with_outcome(data, said.en), en));
}

}  // namespace web::api

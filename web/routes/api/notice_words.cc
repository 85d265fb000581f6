#include "web/routes/api/notice_words.h"

#include "engine/feel/json.h"

namespace web::api {
namespace {

std::string shown(const engine::feel::Value* value) {
  if (value == nullptr || value->is_null()) return {};
  if (value->is_string()) return std::string(value->as_string());
  if (!value->is_list()) return engine::feel::to_json(*value);
  std::string text;
  for (const engine::feel::Value& item : value->items()) {
    if (!text.empty()) text += "、";
    text += shown(&item);
  }
  return text;
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

using engine::feel::Entry;
using engine::feel::Value;

Value with_outcome(const Value& data, const std::string& outcome) {
  std::vector<Entry> entries(data.entries().begin(), data.entries().end());
  for (Entry& entry : entries) {
    if (entry.key == "outcome") entry.value = Value::string(outcome);
  }
  return Value::context(std::move(entries));
}

}  // namespace

std::string filled(std::string_view text, const Value& data) {
  std::string out;
  while (true) {
    const std::size_t begin = text.find("{{");
    const std::size_t end = begin == std::string_view::npos ? begin : text.find("}}", begin);
    if (end == std::string_view::npos) return out.append(text);
    out.append(text.substr(0, begin));
    out += shown(data.find(text.substr(begin + 2, end - begin - 2)));
    text.remove_prefix(end + 2);
    skip_stop(out, text);
  }
}

Words notice_words(const engine::Title& text, const Value& data) {
  const Value* outcome = data.find("outcome");
  if (outcome == nullptr || !outcome->is_string()) {
    return words(filled(text.zh, data), filled(text.en, data));
  }
  const Words said = usual_outcome(outcome->as_string());
  return words(filled(text.zh, with_outcome(data, said.zh)),
               filled(text.en, with_outcome(data, said.en)));
}

}  // namespace web::api

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

}  // namespace

std::string filled(std::string_view text, const engine::feel::Value& data) {
  std::string out;
  while (true) {
    const std::size_t begin = text.find("{{");
    const std::size_t end = begin == std::string_view::npos ? begin : text.find("}}", begin);
    if (end == std::string_view::npos) return out.append(text);
    out.append(text.substr(0, begin));
    out += shown(data.find(text.substr(begin + 2, end - begin - 2)));
    text.remove_prefix(end + 2);
  }
}

}  // namespace web::api

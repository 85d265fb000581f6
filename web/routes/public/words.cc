#include "web/routes/public/words.h"

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "engine/feel/json.h"
#include "web/embedded/embedded.h"
#include "web/http/text.h"

namespace web::posting {
namespace {

std::optional<Language> parse_language(std::string_view tag) {
  if (starts_with_ignoring_case(tag, "zh")) return Language::kChinese;
  if (starts_with_ignoring_case(tag, "en")) return Language::kEnglish;
  return std::nullopt;
}

engine::feel::Value read_words(std::string_view path) {
  for (const EmbeddedFile& file : public_files()) {
    if (file.path == path) return engine::feel::parse_json(file.bytes).value();
  }
  throw std::logic_error("the words of the public pages are not in the binary");
}

}  // namespace

Language language_of(const Request& request) {
  if (const auto asked = request.query("lang")) {
    if (const auto language = parse_language(*asked)) return *language;
  }
  std::string_view accepted = request.headers.find("Accept-Language").value_or("");
  while (!accepted.empty()) {
    std::string_view one = take_until(accepted, ',');
    if (const auto language = parse_language(trim(take_until(one, ';')))) return *language;
  }
  return Language::kChinese;
}

PageWords::PageWords(Language language)
    : language_(language),
      words_(read_words(language == Language::kEnglish ? "src/locales/en/posting.json"
                                                       : "src/locales/zh-CN/posting.json")) {}

const PageWords& PageWords::in(Language language) {
  static const PageWords kChinese(Language::kChinese);
  static const PageWords kEnglish(Language::kEnglish);
  return language == Language::kEnglish ? kEnglish : kChinese;
}

std::string PageWords::say(std::string_view key, const Named& named) const {
  const engine::feel::Value* found = words_.find(key);
  if (found == nullptr || !found->is_string()) return std::string(key);
  std::string_view rest = found->as_string();
  std::string text;
  for (std::size_t open = rest.find("{{"); open != std::string_view::npos; open = rest.find("{{")) {
    const std::size_t close = rest.find("}}", open);
    if (close == std::string_view::npos) break;
    const std::string_view name = rest.substr(open + 2, close - open - 2);
    text += rest.substr(0, open);
    const auto given = std::find_if(named.begin(), named.end(),
                                    [name](const auto& one) { return one.first == name; });
    if (given != named.end()) text += given->second;
    rest.remove_prefix(close + 2);
  }
  return text.append(rest);
}

std::string PageWords::count(std::string_view key, std::int64_t number) const {
  const bool is_one = number == 1 && is_english();
  return say(std::string(key) + (is_one ? "_one" : "_other"), {{"count", std::to_string(number)}});
}

}  // namespace web::posting

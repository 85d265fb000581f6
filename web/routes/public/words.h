#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/feel/value.h"
#include "web/http/request.h"
#include "web/routes/api/words.h"

namespace web::posting {

enum class Language { kChinese, kEnglish };

// That of `?lang=`, else the first of Accept-Language that we have, else Chinese.
Language language_of(const Request& request);

// The words of the public pages in one language, from `posting.json` (UI.md §3). Immutable.
class PageWords {
 public:
  using Named = std::vector<std::pair<std::string_view, std::string>>;

  static const PageWords& in(Language language);

  // `{{name}}` stands for the named text.
  std::string say(std::string_view key, const Named& named = {}) const;
  // The form of the number, with it as `{{count}}`.
  std::string count(std::string_view key, std::int64_t number) const;
  // What is written down in both languages.
  const std::string& of(const api::Words& words) const {
    return is_english() ? words.en : words.zh;
  }

  Language language() const { return language_; }
  bool is_english() const { return language_ == Language::kEnglish; }
  std::string_view tag() const { return is_english() ? "en" : "zh-CN"; }

 private:
  explicit PageWords(Language language);

  Language language_;
  engine::feel::Value words_;
};

}  // namespace web::posting

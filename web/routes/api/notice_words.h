#pragma once

#include <string>
#include <string_view>

#include "engine/feel/value.h"
#include "engine/package/package.h"
#include "web/routes/api/words.h"

namespace web::api {

// In which language, and whose lists of codes have the words.
struct Telling {
  const engine::package::Package* package = nullptr;
  std::string engine::Title::*language = &engine::Title::zh;
  std::string_view between = "、";
};

// A text with data in it: `{{name}}` becomes the entry of that name, a list its items one after the
// other; what the data lack, nothing. `{{name|list}}` says codes (a list, or a text with `、`
// between them) in the words of a list of codes; what is none of them stays as it is. A full stop
// that follows one in the data is left out.
std::string filled(std::string_view text, const engine::feel::Value& data,
                   const Telling& telling = {});

// A notice in both languages; an entry `outcome` is said in words.
Words notice_words(const engine::Title& text, const engine::feel::Value& data,
                   const engine::package::Package* package = nullptr);

}  // namespace web::api

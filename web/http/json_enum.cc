#include "web/http/json_enum.h"

#include <stdexcept>

#include "engine/feel/json.h"
#include "web/http/text.h"

namespace web {

namespace {

std::string list_of(std::span<const JsonWord> words) {
  std::string list;
  for (const JsonWord& word : words) {
    if (!list.empty()) list += ", ";
    list += word.word;
  }
  return list;
}

}  // namespace

Outcome<std::int64_t> read_word(std::span<const JsonWord> words, std::string_view text,
                                const FieldPath& path) {
  for (const JsonWord& word : words) {
    if (equal_ignoring_case(word.word, text)) return word.value;
  }
  return path.refuse("must be one of " + list_of(words));
}

std::string_view word_of(std::span<const JsonWord> words, std::int64_t value) {
  for (const JsonWord& word : words) {
    if (word.value == value) return word.word;
  }
  throw std::logic_error("an enumeration holds a value that it does not have");
}

std::string schema_of_words(std::span<const JsonWord> words) {
  std::string schema = "{\"type\":\"string\",\"enum\":[";
  for (const JsonWord& word : words) {
    if (schema.back() != '[') schema += ',';
    engine::feel::append_json_string(schema, word.word);
  }
  return schema + "]}";
}

}  // namespace web

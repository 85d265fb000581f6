#include "tests/web/routes/document_check.h"

#include <algorithm>
#include <array>

#include "engine/base/instant.h"
#include "engine/feel/json.h"
#include "web/http/text.h"

namespace web {
namespace {

using engine::feel::Entry;
using engine::feel::Value;

constexpr std::array<std::string_view, 10> kKnownWords = {
    "$ref",     "anyOf",  "type",    "enum",  "properties",
    "required", "format", "pattern", "items", "additionalProperties"};

const Value* find(const Value& from, std::initializer_list<std::string_view> names) {
  const Value* found = &from;
  for (const std::string_view name : names) {
    found = found->find(name);
    if (found == nullptr) return nullptr;
  }
  return found;
}

std::vector<std::string_view> segments(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::size_t end = std::min(path.find('/'), path.size());
    parts.push_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return parts;
}

// How many segments of the path the pattern names; -1: it is of another path.
int literal_segments(std::string_view pattern, std::string_view path) {
  const auto wanted = segments(pattern);
  const auto given = segments(path);
  if (wanted.size() != given.size()) return -1;
  int literals = 0;
  for (std::size_t at = 0; at < wanted.size(); ++at) {
    if (wanted[at].starts_with('{')) continue;
    if (wanted[at] != given[at]) return -1;
    ++literals;
  }
  return literals;
}

class Comparison {
 public:
  explicit Comparison(const Value& document) : document_(document) {}

  void compare(const Value& schema, const Value& value, const std::string& at) {
    for (const Entry& entry : schema.entries()) {
      const bool is_known =
          std::find(kKnownWords.begin(), kKnownWords.end(), entry.key) != kKnownWords.end();
      if (!is_known) breach(at, "the check does not know " + std::string(entry.key));
    }
    if (const Value* target = schema.find("$ref")) return refer(*target, value, at);
    if (const Value* choices = schema.find("anyOf")) return any_of(*choices, value, at);
    if (const Value* type = schema.find("type")) {
      if (!has_type(type->as_string(), value)) {
        return breach(at, "is no " + std::string(type->as_string()));
      }
    }
    words(schema, value, at);
    if (value.is_context()) members(schema, value, at);
    const Value* items = schema.find("items");
    if (items == nullptr || !value.is_list()) return;
    std::size_t index = 0;
    for (const Value& item : value.items()) {
      compare(*items, item, at + '[' + std::to_string(index++) + ']');
    }
  }

  std::vector<std::string> breaches;

 private:
  void breach(const std::string& at, std::string text) { breaches.push_back(at + ": " + text); }

  void refer(const Value& target, const Value& value, const std::string& at) {
    const std::string_view name = target.as_string().substr(target.as_string().rfind('/') + 1);
    const Value* schema = find(document_, {"components", "schemas", name});
    if (schema == nullptr) return breach(at, "refers to nothing: " + std::string(name));
    compare(*schema, value, at);
  }

  void any_of(const Value& choices, const Value& value, const std::string& at) {
    std::vector<std::string> first;
    for (const Value& choice : choices.items()) {
      Comparison one(document_);
      one.compare(choice, value, at);
      if (one.breaches.empty()) return;
      if (first.empty()) first = std::move(one.breaches);
    }
    breaches.insert(breaches.end(), first.begin(), first.end());
  }

  static bool has_type(std::string_view type, const Value& value) {
    if (type == "null") return value.is_null();
    if (type == "string") return value.is_string();
    if (type == "boolean") return value.is_boolean();
    if (type == "integer") return value.is_number() && value.as_integer().has_value();
    if (type == "array") return value.is_list();
    return type == "object" && value.is_context();
  }

  void words(const Value& schema, const Value& value, const std::string& at) {
    if (!value.is_string()) return;
    if (const Value* words = schema.find("enum")) {
      const bool is_word =
          std::any_of(words->items().begin(), words->items().end(),
                      [&](const Value& word) { return word.as_string() == value.as_string(); });
      if (!is_word) breach(at, "is none of the words: " + std::string(value.as_string()));
    }
    const Value* format = schema.find("format");
    if (format == nullptr || format->as_string() != "date-time") return;
    if (!engine::parse_instant(value.as_string())) breach(at, "is no time");
  }

  void members(const Value& schema, const Value& value, const std::string& at) {
    const std::string before = at.empty() ? at : at + '.';
    if (const Value* required = schema.find("required")) {
      for (const Value& name : required->items()) {
        if (value.find(name.as_string()) != nullptr) continue;
        breach(before + std::string(name.as_string()), "is missing");
      }
    }
    const Value* properties = schema.find("properties");
    const Value* others = schema.find("additionalProperties");
    for (const Entry& entry : value.entries()) {
      const std::string inner = before + std::string(entry.key);
      const Value* known = properties == nullptr ? nullptr : properties->find(entry.key);
      if (known != nullptr) {
        compare(*known, entry.value, inner);
      } else if (others != nullptr && others->is_context()) {
        compare(*others, entry.value, inner);
      } else if (others != nullptr && others->is_false()) {
        breach(inner, "is not in the document");
      }
    }
  }

  const Value& document_;
};

}  // namespace

const Value* DocumentCheck::find_operation(std::string_view method, std::string_view path) const {
  const Value* best = nullptr;
  int most = -1;
  const Value* paths = document_.find("paths");
  for (const Entry& entry : paths->entries()) {
    const int literals = literal_segments(entry.key, path);
    const Value* operation = entry.value.find(to_lower(method));
    if (literals <= most || operation == nullptr) continue;
    most = literals;
    best = operation;
  }
  return best;
}

std::vector<std::string> DocumentCheck::breaches(const Answer& answer) const {
  const Value* operation = find_operation(answer.method, answer.path);
  if (operation == nullptr) return {"the document has no such operation"};
  const Value* response = find(*operation, {"responses", std::to_string(answer.status)});
  if (response == nullptr && answer.status < 400) {
    return {"the document has no status " + std::to_string(answer.status)};
  }
  if (response == nullptr) response = find(*operation, {"responses", "default"});
  const Value* content = response->find("content");
  if (content == nullptr && answer.body.is_null()) return {};
  const Value* media = content == nullptr ? nullptr : content->find(answer.content_type);
  if (media == nullptr) return {"the document has no content " + std::string(answer.content_type)};
  return breaches(*media->find("schema"), answer.body);
}

std::vector<std::string> DocumentCheck::breaches(const Value& schema, const Value& value) const {
  Comparison comparison(document_);
  comparison.compare(schema, value, "");
  return comparison.breaches;
}

}  // namespace web

#include "engine/base/object_reader.h"

#include <algorithm>
#include <utility>

namespace engine {

ObjectReader::ObjectReader(const JsonNode& node, std::string path, Findings& findings)
    : node_(node), path_(std::move(path)), findings_(findings) {
  if (!node_.is_object()) report("wrong-type", "", "an object is needed here");
}

const JsonNode* ObjectReader::any(std::string_view key) {
  const JsonNode* member = node_.find(key);
  known_.push_back(key);
  return member;
}

const JsonNode* ObjectReader::take(std::string_view key, JsonNode::Kind kind) {
  const JsonNode* member = any(key);
  if (member == nullptr || member->kind == kind) return member;
  report("wrong-type", key,
         std::string("a ") + name_of(kind) + " is needed, not a " + name_of(member->kind));
  return nullptr;
}

std::string ObjectReader::text(std::string_view key) {
  const JsonNode* member = take(key, JsonNode::Kind::kString);
  if (member != nullptr && !member->text.empty()) return member->text;
  if (node_.is_object() && (member != nullptr || node_.find(key) == nullptr)) {
    report("missing-field", key, "'" + std::string(key) + "' is needed");
  }
  return "";
}

std::string ObjectReader::optional_text(std::string_view key, std::string_view fallback) {
  const JsonNode* member = take(key, JsonNode::Kind::kString);
  return member == nullptr ? std::string(fallback) : member->text;
}

bool ObjectReader::flag(std::string_view key, bool fallback) {
  const JsonNode* member = take(key, JsonNode::Kind::kBoolean);
  return member == nullptr ? fallback : member->boolean;
}

std::int64_t ObjectReader::integer(std::string_view key, std::int64_t fallback) {
  const JsonNode* member = take(key, JsonNode::Kind::kNumber);
  if (member == nullptr) return fallback;
  const std::optional<std::int64_t> value = member->as_integer();
  if (!value) report("wrong-type", key, "a whole number is needed, not " + member->text);
  return value.value_or(fallback);
}

Title ObjectReader::title(std::string_view key) {
  const JsonNode* member = any(key);
  if (member == nullptr) return {};
  if (member->is_string()) return {member->text, ""};
  ObjectReader words(*member, path_of(key), findings_);
  Title title{words.text("zh"), words.optional_text("en")};
  words.finish();
  return title;
}

std::vector<std::string> ObjectReader::texts(std::string_view key) {
  std::vector<std::string> result;
  const JsonNode* list = array(key);
  if (list == nullptr) return result;
  for (const JsonNode& item : list->items) {
    if (!item.is_string()) {
      report("wrong-type", key, "a list of texts is needed");
      return result;
    }
    result.push_back(item.text);
  }
  return result;
}

const JsonNode* ObjectReader::array(std::string_view key) {
  return take(key, JsonNode::Kind::kArray);
}

const JsonNode* ObjectReader::object(std::string_view key) {
  return take(key, JsonNode::Kind::kObject);
}

std::string ObjectReader::path_of(std::string_view key) const {
  if (path_.empty()) return std::string(key);
  return key.empty() ? path_ : path_ + "." + std::string(key);
}

std::string ObjectReader::path_of(std::string_view key, std::size_t index) const {
  return path_of(key) + "[" + std::to_string(index) + "]";
}

void ObjectReader::report(std::string_view rule, std::string_view key, std::string message) {
  const JsonNode* member = node_.find(key);
  const int line = member == nullptr ? node_.line : member->line;
  findings_.push_back(
      {Severity::kError, std::string(rule), path_of(key), Position{line, 0}, std::move(message)});
}

void ObjectReader::finish() {
  for (std::size_t i = 0; i < node_.keys.size(); ++i) {
    const std::string& key = node_.keys[i];
    if (std::find(known_.begin(), known_.end(), key) != known_.end()) continue;
    findings_.push_back({Severity::kError, "unknown-field", path_of(key),
                         Position{node_.items[i].line, 0}, "nothing is known by this name here"});
  }
}

}  // namespace engine

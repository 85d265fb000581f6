#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/finding.h"
#include "engine/base/json_node.h"

namespace engine {

// A label in the languages that a declaration gives: a plain text is the first language, zh-CN.
struct Title {
  std::string zh;
  std::string en;
};

// Reads the members of one declared object and says what is wrong with them. Each member that is
// asked for counts as known; `finish` reports the others. `node` and `findings` must outlive it.
class ObjectReader {
 public:
  // `path` names the object in findings, as `registers[2].fields[0]`; empty at the top.
  ObjectReader(const JsonNode& node, std::string path, Findings& findings);

  // A string that is not empty; a finding and "" when there is none.
  std::string text(std::string_view key);
  std::string optional_text(std::string_view key, std::string_view fallback = "");
  bool flag(std::string_view key, bool fallback = false);
  std::int64_t integer(std::string_view key, std::int64_t fallback);
  // "文本" or {"zh": "文本", "en": "text"}.
  Title title(std::string_view key);
  std::vector<std::string> texts(std::string_view key);
  // The member of that kind; null when it is absent, with a finding when it is something else.
  const JsonNode* array(std::string_view key);
  const JsonNode* object(std::string_view key);
  // The member whatever it is.
  const JsonNode* any(std::string_view key);

  std::string path_of(std::string_view key) const;
  std::string path_of(std::string_view key, std::size_t index) const;
  const std::string& path() const { return path_; }
  int line() const { return node_.line; }

  // An error about the member, or about the object itself when `key` is empty.
  void report(std::string_view rule, std::string_view key, std::string message);
  void finish();

 private:
  const JsonNode* take(std::string_view key, JsonNode::Kind kind);

  const JsonNode& node_;
  std::string path_;
  Findings& findings_;
  std::vector<std::string_view> known_;
};

}  // namespace engine

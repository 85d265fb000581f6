#include "engine/base/json_node.h"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <charconv>
#include <utility>

namespace engine {
namespace {

using boost::json::error_code;
using boost::json::string_view;

// Builds the tree from the parser's calls. The open arrays and objects lie on a stack; a finished
// node moves into the one below it.
class TreeBuilder {
 public:
  static constexpr std::size_t max_object_size = 100'000;
  static constexpr std::size_t max_array_size = 100'000;
  static constexpr std::size_t max_key_size = 1'000;
  static constexpr std::size_t max_string_size = 1'048'576;

  int line = 1;
  JsonNode root;
  std::string duplicate;

  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }
  bool on_object_begin(error_code&) { return open(JsonNode::Kind::kObject); }
  bool on_object_end(std::size_t, error_code&) { return close(); }
  bool on_array_begin(error_code&) { return open(JsonNode::Kind::kArray); }
  bool on_array_end(std::size_t, error_code&) { return close(); }
  bool on_key_part(string_view part, std::size_t, error_code&) { return gather(part); }
  bool on_key(string_view part, std::size_t, error_code& error) {
    gather(part);
    std::vector<std::string>& keys = open_.back().keys;
    if (std::find(keys.begin(), keys.end(), gathered_) != keys.end()) {
      duplicate = gathered_;
      error = boost::json::error::extra_data;
      return false;
    }
    keys.push_back(std::exchange(gathered_, {}));
    return true;
  }
  bool on_string_part(string_view part, std::size_t, error_code&) { return gather(part); }
  bool on_string(string_view part, std::size_t, error_code&) {
    gather(part);
    return add_text(JsonNode::Kind::kString);
  }
  bool on_number_part(string_view part, error_code&) { return gather(part); }
  bool on_int64(std::int64_t, string_view part, error_code&) { return add_number(part); }
  bool on_uint64(std::uint64_t, string_view part, error_code&) { return add_number(part); }
  bool on_double(double, string_view part, error_code&) { return add_number(part); }
  bool on_bool(bool value, error_code&) {
    JsonNode node = fresh(JsonNode::Kind::kBoolean);
    node.boolean = value;
    return add(std::move(node));
  }
  bool on_null(error_code&) { return add(fresh(JsonNode::Kind::kNull)); }
  bool on_comment_part(string_view, error_code&) { return true; }
  bool on_comment(string_view, error_code&) { return true; }

 private:
  JsonNode fresh(JsonNode::Kind kind) const {
    JsonNode node;
    node.kind = kind;
    node.line = line;
    return node;
  }

  bool gather(string_view part) {
    gathered_.append(part.data(), part.size());
    return true;
  }

  bool add_number(string_view part) {
    gather(part);
    return add_text(JsonNode::Kind::kNumber);
  }

  bool add_text(JsonNode::Kind kind) {
    JsonNode node = fresh(kind);
    node.text = std::exchange(gathered_, {});
    return add(std::move(node));
  }

  bool open(JsonNode::Kind kind) {
    open_.push_back(fresh(kind));
    return true;
  }

  bool close() {
    JsonNode node = std::move(open_.back());
    open_.pop_back();
    return add(std::move(node));
  }

  bool add(JsonNode node) {
    if (open_.empty()) {
      root = std::move(node);
    } else {
      open_.back().items.push_back(std::move(node));
    }
    return true;
  }

  std::vector<JsonNode> open_;
  std::string gathered_;
};

Failure failure_at(const TreeBuilder& builder, const error_code& error) {
  std::string message = "not well-formed JSON: " + error.message();
  if (!builder.duplicate.empty()) message = "the key '" + builder.duplicate + "' stands twice";
  return Failure{ErrorCode::kSyntaxError, message, Position{builder.line, 0}};
}

}  // namespace

const JsonNode* JsonNode::find(std::string_view key) const {
  const auto found = std::find(keys.begin(), keys.end(), key);
  if (found == keys.end()) return nullptr;
  return &items[static_cast<std::size_t>(found - keys.begin())];
}

std::optional<std::int64_t> JsonNode::as_integer() const {
  if (kind != Kind::kNumber) return std::nullopt;
  std::int64_t value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end) return std::nullopt;
  return value;
}

const char* name_of(JsonNode::Kind kind) {
  switch (kind) {
    case JsonNode::Kind::kNull: return "null";
    case JsonNode::Kind::kBoolean: return "boolean";
    case JsonNode::Kind::kNumber: return "number";
    case JsonNode::Kind::kString: return "string";
    case JsonNode::Kind::kArray: return "list";
    case JsonNode::Kind::kObject: return "object";
  }
  return "";
}

// The parser knows no lines, so it is given one line at a time.
Result<JsonNode> parse_json_node(std::string_view bytes) {
  boost::json::parse_options options;
  options.max_depth = 32;
  boost::json::basic_parser<TreeBuilder> parser(options);
  TreeBuilder& builder = parser.handler();
  error_code error;
  while (!bytes.empty() && !error) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
    const std::size_t read = parser.write_some(true, bytes.data(), end, error);
    if (!error && read < end &&
        bytes.substr(read, end - read).find_first_not_of(" \t\r\n") != std::string_view::npos) {
      error = boost::json::error::extra_data;
    }
    if (error) break;
    bytes.remove_prefix(end);
    ++builder.line;
  }
  if (!error) parser.write_some(false, "", 0, error);
  if (error) return failure_at(builder, error);
  return std::move(builder.root);
}

}  // namespace engine

#include "engine/feel/json.h"

#include <algorithm>
#include <unordered_set>

#include "engine/feel/number.h"
#include "engine/feel/text.h"
#include "engine/feel/utf8.h"

namespace engine::feel {
namespace {

constexpr int kMaxDepth = 32;

// Reads one JSON value by recursive descent. The first failure is kept; every reading after it
// gives null at once.
class JsonReader {
 public:
  explicit JsonReader(std::string_view text) : text_(text) {}

  Result<Value> read() {
    if (!is_utf8(text_)) return Failure{ErrorCode::kInvalidValue, "JSON is not UTF-8", {}};
    Value value = read_value(0);
    skip_space();
    if (at_ != text_.size()) fail("text after the JSON value");
    if (failed_) return failure();
    return value;
  }

 private:
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void skip_space() {
    while (at_ < text_.size() &&
           (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t' || text_[at_] == '\r')) {
      ++at_;
    }
  }

  Value fail(const char* message) {
    if (!failed_) message_ = message;
    if (!failed_) failed_at_ = at_;
    failed_ = true;
    at_ = text_.size();
    return {};
  }

  Failure failure() const {
    Position position{1, 1};
    for (const char c : text_.substr(0, failed_at_)) {
      position.column = c == '\n' ? 1 : position.column + 1;
      position.line += c == '\n' ? 1 : 0;
    }
    return {ErrorCode::kInvalidValue, message_, position};
  }

  bool take(char c) {
    skip_space();
    if (peek() != c || at_ == text_.size()) return false;
    ++at_;
    return true;
  }

  Value read_word(std::string_view word, Value value) {
    if (text_.substr(at_, word.size()) != word) return fail("no JSON value");
    at_ += word.size();
    return value;
  }

  Value read_value(int depth) {
    skip_space();
    switch (peek()) {
      case '{': return read_object(depth + 1);
      case '[': return read_array(depth + 1);
      case '"': return read_string_value();
      case 't': return read_word("true", Value::boolean(true));
      case 'f': return read_word("false", Value::boolean(false));
      case 'n': return read_word("null", {});
      default: return read_number();
    }
  }

  Value read_array(int depth) {
    if (depth > kMaxDepth) return fail("JSON is nested deeper than 32");
    ++at_;
    std::vector<Value> items;
    if (take(']')) return Value::list(std::move(items));
    do {
      items.push_back(read_value(depth));
    } while (take(','));
    if (!take(']')) return fail("',' or ']' expected");
    return Value::list(std::move(items));
  }

  Value read_object(int depth) {
    if (depth > kMaxDepth) return fail("JSON is nested deeper than 32");
    ++at_;
    std::vector<Entry> entries;
    if (take('}')) return Value::context(std::move(entries));
    do {
      skip_space();
      Entry entry;
      if (!read_string(entry.key)) return fail("a key in quotes expected");
      if (!take(':')) return fail("':' expected");
      entry.value = read_value(depth);
      entries.push_back(std::move(entry));
    } while (take(','));
    if (!take('}')) return fail("',' or '}' expected");
    if (has_duplicates(entries)) return fail("a key stands twice");
    return Value::context(std::move(entries));
  }

  static bool has_duplicates(const std::vector<Entry>& entries) {
    constexpr std::size_t kFew = 8;
    if (entries.size() > kFew) {
      std::unordered_set<std::string_view> keys;
      return !std::all_of(entries.begin(), entries.end(),
                          [&](const Entry& entry) { return keys.insert(entry.key).second; });
    }
    for (std::size_t i = 1; i < entries.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (entries[i].key == entries[j].key) return true;
      }
    }
    return false;
  }

  Value read_string_value() {
    // Most strings have no escape: they are taken straight from the text.
    const std::size_t end = text_.find_first_of("\"\\", at_ + 1);
    if (end != std::string_view::npos && text_[end] == '"' && !has_control(at_ + 1, end)) {
      Value value = Value::string(text_.substr(at_ + 1, end - at_ - 1));
      at_ = end + 1;
      return value;
    }
    std::string text;
    if (!read_string(text)) return fail("a string without end");
    return Value::string(text);
  }

  bool has_control(std::size_t begin, std::size_t end) const {
    return std::any_of(text_.begin() + static_cast<std::ptrdiff_t>(begin),
                       text_.begin() + static_cast<std::ptrdiff_t>(end),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20U; });
  }

  bool read_string(std::string& out) {
    if (peek() != '"') return false;
    for (++at_; at_ < text_.size();) {
      const char c = text_[at_++];
      if (c == '"') return true;
      if (static_cast<unsigned char>(c) < 0x20U) return false;
      if (c != '\\') {
        out.push_back(c);
      } else if (!read_escape(out)) {
        return false;
      }
    }
    return false;
  }

  bool read_escape(std::string& out) {
    constexpr std::string_view kLetters = "\"\\/bfnrt";
    constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
    const char letter = peek();
    ++at_;
    if (letter == 'u') return read_unicode_escape(out);
    const std::size_t found = kLetters.find(letter);
    if (found == std::string_view::npos || letter == '\0') return false;
    out.push_back(kMeanings[found]);
    return true;
  }

  bool read_unicode_escape(std::string& out) {
    std::optional<char32_t> code = read_hex4();
    if (!code || (*code >= 0xDC00 && *code <= 0xDFFF)) return false;
    if (*code >= 0xD800 && *code <= 0xDBFF) {
      if (text_.substr(at_, 2) != "\\u") return false;
      at_ += 2;
      const std::optional<char32_t> low = read_hex4();
      if (!low || *low < 0xDC00 || *low > 0xDFFF) return false;
      code = 0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00);
    }
    append_code_point(out, *code);
    return true;
  }

  std::optional<char32_t> read_hex4() {
    char32_t code = 0;
    for (int i = 0; i < 4; ++i, ++at_) {
      constexpr std::string_view kDigits = "0123456789abcdef";
      const char c = peek() >= 'A' && peek() <= 'F' ? static_cast<char>(peek() + 32) : peek();
      const std::size_t digit = kDigits.find(c);
      if (c == '\0' || digit == std::string_view::npos) return std::nullopt;
      code = (code << 4) | static_cast<char32_t>(digit);
    }
    return code;
  }

  Value read_number() {
    const std::size_t begin = at_;
    while (at_ < text_.size() &&
           std::string_view("+-.0123456789eE").find(text_[at_]) != std::string_view::npos) {
      ++at_;
    }
    const std::string_view number = text_.substr(begin, at_ - begin);
    const std::size_t first = number.substr(0, 1) == "-" ? 1 : 0;
    const bool bad_start = number.size() <= first || number[first] == '.' ||
                           (number[first] == '0' && number.size() > first + 1 &&
                            number[first + 1] >= '0' && number[first + 1] <= '9');
    const std::optional<Value> value = bad_start ? std::nullopt : parse_number(number);
    at_ = value ? at_ : begin;
    return value ? *value : fail("no JSON value, or a number that is too large");
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool failed_ = false;
  std::size_t failed_at_ = 0;
  const char* message_ = "";
};

void append_quoted_text(std::string& out, const Value& value) {
  out.push_back('"');
  append_text(out, value, TextStyle::kPlain);
  out.push_back('"');
}

void append_json_list(std::string& out, const Value& value) {
  out.push_back('[');
  bool first = true;
  for (const Value& item : value.items()) {
    if (!first) out.push_back(',');
    first = false;
    append_json(out, item);
  }
  out.push_back(']');
}

void append_json_context(std::string& out, const Value& value) {
  out.push_back('{');
  bool first = true;
  for (const Entry& entry : value.entries()) {
    if (!first) out.push_back(',');
    first = false;
    append_json_string(out, entry.key);
    out.push_back(':');
    append_json(out, entry.value);
  }
  out.push_back('}');
}

void append_escape(std::string& out, char c) {
  constexpr std::string_view kHex = "0123456789abcdef";
  switch (c) {
    case '"': out.append("\\\""); return;
    case '\\': out.append("\\\\"); return;
    case '\n': out.append("\\n"); return;
    case '\r': out.append("\\r"); return;
    case '\t': out.append("\\t"); return;
    case '\b': out.append("\\b"); return;
    case '\f': out.append("\\f"); return;
    default: break;
  }
  const auto byte = static_cast<unsigned char>(c);
  out.append("\\u00");
  out.push_back(kHex[byte >> 4]);
  out.push_back(kHex[byte & 0xFU]);
}

}  // namespace

Result<Value> parse_json(std::string_view text) {
  return JsonReader(text).read();
}

void append_json_string(std::string& out, std::string_view text) {
  out.push_back('"');
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (static_cast<unsigned char>(text[i]) >= 0x20U && text[i] != '"' && text[i] != '\\') continue;
    out.append(text, begin, i - begin);
    append_escape(out, text[i]);
    begin = i + 1;
  }
  out.append(text, begin);
  out.push_back('"');
}

void append_json(std::string& out, const Value& value) {
  switch (value.kind()) {
    case Kind::kBoolean: out.append(value.as_boolean() ? "true" : "false"); return;
    case Kind::kNumber: return append_number(out, value);
    case Kind::kString: return append_json_string(out, value.as_string());
    case Kind::kDate:
    case Kind::kTime:
    case Kind::kDateTime:
    case Kind::kYearsMonths:
    case Kind::kDaysTime: return append_quoted_text(out, value);
    case Kind::kList: return append_json_list(out, value);
    case Kind::kContext: return append_json_context(out, value);
    case Kind::kNull:
    case Kind::kRange:
    case Kind::kFunction: out.append("null"); return;
  }
}

std::string to_json(const Value& value) {
  std::string out;
  append_json(out, value);
  return out;
}

namespace {

// Whether JSON says everything there is to say about the value, so that it may stay as it is.
bool is_json(const Value& value) {
  switch (value.kind()) {
    case Kind::kNull:
    case Kind::kBoolean:
    case Kind::kNumber:
    case Kind::kString: return true;
    case Kind::kList: return std::all_of(value.items().begin(), value.items().end(), is_json);
    case Kind::kContext:
      return std::all_of(value.entries().begin(), value.entries().end(),
                         [](const Entry& entry) { return is_json(entry.value); });
    case Kind::kDate:
    case Kind::kTime:
    case Kind::kDateTime:
    case Kind::kYearsMonths:
    case Kind::kDaysTime:
    case Kind::kRange:
    case Kind::kFunction: break;
  }
  return false;
}

}  // namespace

Value json_value(const Value& value) {
  if (is_json(value)) return value;
  if (value.is_list()) {
    std::vector<Value> items;
    for (const Value& item : value.items()) items.push_back(json_value(item));
    return Value::list(std::move(items));
  }
  if (value.is_context()) {
    std::vector<Entry> entries;
    for (const Entry& entry : value.entries()) {
      entries.push_back({entry.key, json_value(entry.value)});
    }
    return Value::context(std::move(entries));
  }
  if (value.is_range() || value.is_function()) return {};
  return Value::string(to_text(value));
}

}  // namespace engine::feel

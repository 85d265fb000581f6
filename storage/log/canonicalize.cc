#include <algorithm>
#include <utility>
#include <vector>

#include "storage/log/canonical_json.h"

namespace storage {
namespace {

// Reads any JSON and appends its canonical form; the members of an object are written to texts of
// their own and sorted when it ends.
class Canonicalizer {
 public:
  explicit Canonicalizer(std::string_view json) : json_(json) {}

  std::optional<JsonFault> run(std::string& out) {
    value(out, 0);
    skip_space();
    if (reason_ == nullptr && at_ != json_.size()) fail("something follows the value");
    if (reason_ == nullptr) return std::nullopt;
    return JsonFault{at_, reason_};
  }

 private:
  using Member = std::pair<std::string, std::string>;

  bool fail(const char* reason) {
    if (reason_ == nullptr) reason_ = reason;
    return false;
  }

  char peek() const { return at_ < json_.size() ? json_[at_] : '\0'; }

  bool take(char letter) {
    skip_space();
    if (peek() != letter) return false;
    ++at_;
    return true;
  }

  void skip_space() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') ++at_;
  }

  bool word(std::string& out, std::string_view text) {
    if (json_.substr(at_, text.size()) != text) return fail("a value is expected");
    at_ += text.size();
    out += text;
    return true;
  }

  bool value(std::string& out, int depth) {
    if (depth > kCanonicalDepth) return fail("nested too deep");
    skip_space();
    switch (peek()) {
      case '{': return object(out, depth);
      case '[': return array(out, depth);
      case '"': {
        std::string text;
        if (!string(text)) return false;
        append_json_string(out, text);
        return true;
      }
      case 't': return word(out, "true");
      case 'f': return word(out, "false");
      case 'n': return word(out, "null");
      default: return number(out);
    }
  }

  bool array(std::string& out, int depth) {
    ++at_;
    out += '[';
    if (!take(']')) {
      for (bool first = true; first || take(','); first = false) {
        if (!first) out += ',';
        if (!value(out, depth + 1)) return false;
      }
      if (!take(']')) return fail("',' or ']' is expected");
    }
    out += ']';
    return true;
  }

  bool object(std::string& out, int depth) {
    ++at_;
    std::vector<Member> members;
    if (!take('}')) {
      for (bool first = true; first || take(','); first = false) {
        Member member;
        skip_space();
        if (peek() != '"') return fail("a key is expected");
        if (!string(member.first)) return false;
        if (!take(':')) return fail("':' is expected");
        if (!value(member.second, depth + 1)) return false;
        members.push_back(std::move(member));
      }
      if (!take('}')) return fail("',' or '}' is expected");
    }
    return append_members(out, members);
  }

  bool append_members(std::string& out, std::vector<Member>& members) {
    std::sort(members.begin(), members.end(), [](const Member& left, const Member& right) {
      return compare_keys(left.first, right.first) < 0;
    });
    out += '{';
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (i > 0 && members[i - 1].first == members[i].first) return fail("a key stands twice");
      if (i > 0) out += ',';
      append_json_string(out, members[i].first);
      out += ':';
      out += members[i].second;
    }
    out += '}';
    return true;
  }

  bool string(std::string& text) {
    ++at_;
    while (at_ < json_.size()) {
      const char letter = json_[at_];
      if (letter == '"') {
        ++at_;
        return true;
      }
      if (letter == '\\') {
        if (!escape(text)) return false;
        continue;
      }
      if (static_cast<unsigned char>(letter) < 0x20) return fail("a control character in a string");
      const std::size_t length = utf8_length(json_, at_);
      if (length == 0) return fail("not UTF-8");
      text += json_.substr(at_, length);
      at_ += length;
    }
    return fail("a string has no end");
  }

  bool escape(std::string& text) {
    ++at_;
    const char letter = peek();
    ++at_;
    switch (letter) {
      case '"':
      case '\\':
      case '/': text += letter; return true;
      case 'b': text += '\b'; return true;
      case 't': text += '\t'; return true;
      case 'n': text += '\n'; return true;
      case 'f': text += '\f'; return true;
      case 'r': text += '\r'; return true;
      case 'u': return code_point(text);
      default: return fail("no such escape");
    }
  }

  // Four hexadecimal digits, -1 if they are none.
  int code_unit() {
    int unit = 0;
    for (int i = 0; i < 4; ++i) {
      const char digit = peek();
      const int value = digit >= '0' && digit <= '9'   ? digit - '0'
                        : digit >= 'a' && digit <= 'f' ? digit - 'a' + 10
                        : digit >= 'A' && digit <= 'F' ? digit - 'A' + 10
                                                       : -1;
      if (value < 0) return -1;
      unit = unit * 16 + value;
      ++at_;
    }
    return unit;
  }

  bool code_point(std::string& text) {
    int point = code_unit();
    if (point < 0) return fail("\\u wants four hexadecimal digits");
    if (point >= 0xD800 && point < 0xDC00) {
      if (json_.substr(at_, 2) != "\\u") return fail("a surrogate stands alone");
      at_ += 2;
      const int low = code_unit();
      if (low < 0xDC00 || low > 0xDFFF) return fail("a surrogate stands alone");
      point = 0x10000 + (point - 0xD800) * 0x400 + (low - 0xDC00);
    } else if (point >= 0xDC00 && point < 0xE000) {
      return fail("a surrogate stands alone");
    }
    append_utf8(text, static_cast<std::uint32_t>(point));
    return true;
  }

  static void append_utf8(std::string& text, std::uint32_t point) {
    if (point < 0x80) {
      text += static_cast<char>(point);
      return;
    }
    const int tails = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    constexpr std::uint32_t kLead[] = {0, 0xC0, 0xE0, 0xF0};
    text += static_cast<char>(kLead[tails] | point >> (6 * tails));
    for (int i = tails - 1; i >= 0; --i) text += static_cast<char>(0x80 | (point >> (6 * i) & 63));
  }

  // A whole number; a fraction of zeros changes nothing and is dropped.
  bool number(std::string& out) {
    const std::size_t start = at_;
    const bool negative = peek() == '-';
    if (negative) ++at_;
    const std::size_t first = at_;
    std::int64_t value = 0;
    while (peek() >= '0' && peek() <= '9' && at_ - first < 17) {
      value = value * 10 + (json_[at_++] - '0');
    }
    if (at_ == first) return fail("a value is expected");
    const bool zero_first = json_[first] == '0' && at_ - first > 1;
    if (peek() == '.') {
      ++at_;
      if (peek() != '0') return fail("not a whole number");
      while (peek() == '0') ++at_;
    }
    const char next = peek();
    const bool goes_on = (next >= '0' && next <= '9') || next == 'e' || next == 'E';
    if (zero_first || goes_on || value >= kCanonicalIntegerEnd) {
      at_ = start;
      return fail("not a whole number below 2^53");
    }
    append_json_integer(out, negative ? -value : value);
    return true;
  }

  std::string_view json_;
  std::size_t at_ = 0;
  const char* reason_ = nullptr;
};

}  // namespace

std::optional<JsonFault> canonicalize(std::string_view json, std::string& out) {
  return Canonicalizer(json).run(out);
}

}  // namespace storage

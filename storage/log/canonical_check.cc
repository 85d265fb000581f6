#include <algorithm>
#include <array>

#include "storage/log/canonical_json.h"

namespace storage {
namespace {

// Reads one value and insists on its only spelling. Keys without an escape, which is nearly all of
// them, are compared where they lie.
class Checker {
 public:
  explicit Checker(std::string_view bytes) : bytes_(bytes) {}

  std::optional<JsonFault> run() {
    value(0);
    if (reason_ == nullptr && at_ != bytes_.size()) fail("something follows the value");
    if (reason_ == nullptr) return std::nullopt;
    return JsonFault{at_, reason_};
  }

 private:
  bool fail(const char* reason) {
    if (reason_ == nullptr) reason_ = reason;
    return false;
  }

  char peek() const { return at_ < bytes_.size() ? bytes_[at_] : '\0'; }

  bool take(char letter) {
    if (peek() != letter) return false;
    ++at_;
    return true;
  }

  bool word(std::string_view text) {
    if (bytes_.substr(at_, text.size()) != text) return fail("a value is expected");
    at_ += text.size();
    return true;
  }

  bool value(int depth) {
    if (depth > kCanonicalDepth) return fail("nested too deep");
    switch (peek()) {
      case '{': return object(depth);
      case '[': return array(depth);
      case '"': return string();
      case 't': return word("true");
      case 'f': return word("false");
      case 'n': return word("null");
      default: return number();
    }
  }

  bool array(int depth) {
    ++at_;
    if (take(']')) return true;
    do {
      if (!value(depth + 1)) return false;
    } while (take(','));
    return take(']') || fail("',' or ']' is expected");
  }

  bool object(int depth) {
    ++at_;
    if (take('}')) return true;
    std::string_view before;
    for (bool first = true;; first = false) {
      const std::size_t start = at_ + 1;
      if (peek() != '"') return fail("a key is expected");
      if (!string()) return false;
      const std::string_view key = bytes_.substr(start, at_ - 1 - start);
      if (!first && compare_escaped(before, key) >= 0) return fail("keys are not in order");
      before = key;
      if (!take(':')) return fail("':' is expected");
      if (!value(depth + 1)) return false;
      if (take(',')) continue;
      return take('}') || fail("',' or '}' is expected");
    }
  }

  static int compare_escaped(std::string_view left, std::string_view right) {
    if (left.find('\\') == std::string_view::npos && right.find('\\') == std::string_view::npos) {
      return compare_keys(left, right);
    }
    return compare_keys(unescaped(left), unescaped(right));
  }

  // Of a text that `string` has accepted.
  static std::string unescaped(std::string_view text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at] != '\\') {
        plain += text[at];
        continue;
      }
      switch (text[++at]) {
        case 'b': plain += '\b'; break;
        case 't': plain += '\t'; break;
        case 'n': plain += '\n'; break;
        case 'f': plain += '\f'; break;
        case 'r': plain += '\r'; break;
        case 'u': {
          const char last = text[at + 4];
          plain += static_cast<char>((text[at + 3] - '0') * 16 +
                                     (last <= '9' ? last - '0' : last - 'a' + 10));
          at += 4;
          break;
        }
        default: plain += text[at]; break;
      }
    }
    return plain;
  }

  bool string() {
    ++at_;
    while (at_ < bytes_.size()) {
      const auto letter = static_cast<unsigned char>(bytes_[at_]);
      if (letter == '"') {
        ++at_;
        return true;
      }
      if (letter == '\\') {
        if (!escape()) return false;
      } else if (letter < 0x20) {
        return fail("a control character is not escaped");
      } else if (letter < 0x80) {
        ++at_;
      } else if (const std::size_t length = utf8_length(bytes_, at_); length > 0) {
        at_ += length;
      } else {
        return fail("not UTF-8");
      }
    }
    return fail("a string has no end");
  }

  // The short form where there is one, \u00xx in small letters for other control characters.
  bool escape() {
    constexpr std::string_view kShort = "\"\\btnfr";
    constexpr std::string_view kShortCodes = "89acd";
    ++at_;
    if (kShort.find(peek()) != std::string_view::npos && peek() != '\0') {
      ++at_;
      return true;
    }
    const std::string_view code = bytes_.substr(at_, 5);
    if (code.size() != 5 || code.substr(0, 3) != "u00" || (code[3] != '0' && code[3] != '1')) {
      return fail("an escape that is not needed");
    }
    const bool digit = code[4] >= '0' && code[4] <= '9';
    if (!digit && !(code[4] >= 'a' && code[4] <= 'f')) return fail("no such escape");
    if (code[3] == '0' && kShortCodes.find(code[4]) != std::string_view::npos) {
      return fail("an escape has a shorter form");
    }
    at_ += 5;
    return true;
  }

  bool number() {
    const std::size_t start = at_;
    const bool negative = take('-');
    const std::size_t first = at_;
    std::int64_t value = 0;
    while (peek() >= '0' && peek() <= '9' && at_ - first < 17) {
      value = value * 10 + (bytes_[at_++] - '0');
    }
    if (at_ == first) return fail("a value is expected");
    const bool zero_first = bytes_[first] == '0' && (at_ - first > 1 || negative);
    if (zero_first || value >= kCanonicalIntegerEnd) {
      at_ = start;
      return fail("not a whole number below 2^53 in its shortest form");
    }
    return true;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  const char* reason_ = nullptr;
};

}  // namespace

std::optional<JsonFault> check_canonical(std::string_view bytes) {
  return Checker(bytes).run();
}

}  // namespace storage

#include <algorithm>
#include <string>

#include "engine/feel/regex.h"
#include "engine/feel/utf8.h"

namespace engine::feel {
namespace {

constexpr std::string_view kNotWord = "\\p{P}\\p{Z}\\p{C}";
constexpr std::string_view kNameStart =
    ":A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF"
    "\\u200C-\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF"
    "\\uFDF0-\\uFFFD\\U00010000-\\U000EFFFF";
constexpr std::string_view kNameMore = "\\-.0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// The pattern without space, except inside of classes (flag x).
std::string without_space(std::string_view pattern) {
  std::string result;
  int classes = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (classes == 0 && is_space(pattern[i])) continue;
    const bool escaped = !result.empty() && result.back() == '\\' &&
                         !(result.size() > 1 && result[result.size() - 2] == '\\');
    if (pattern[i] == '[' && !escaped) ++classes;
    if (pattern[i] == ']' && !escaped) classes = std::max(0, classes - 1);
    result.push_back(pattern[i]);
  }
  return result;
}

// Reads a pattern of XML Schema with the additions of XPath (F&O 3.1 §5.6.1) and writes what ICU
// understands by it. A reading that fails makes the whole fail.
class Translator {
 public:
  Translator(std::string_view pattern, const RegexFlags& flags)
      : pattern_(pattern), flags_(flags) {}

  std::optional<TranslatedRegex> run() {
    if (!alternatives(0) || at_ != pattern_.size()) return std::nullopt;
    return TranslatedRegex{std::move(out_), parts_ + set_steps_};
  }

 private:
  static constexpr int kMaxDepth = 100;
  static constexpr std::int64_t kMostParts = 1'000'000'000;
  // Building the set of a category, and that of all that may begin or go on with a name.
  static constexpr std::int64_t kCategorySteps = 300;
  static constexpr std::int64_t kNameSteps = 1'500;
  // Adding the other case to each character of a large class.
  static constexpr std::int64_t kCaselessSteps = 100'000;

  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < pattern_.size() ? pattern_[at_ + ahead] : '\0';
  }
  bool at_end() const { return at_ >= pattern_.size(); }

  bool alternatives(int depth) {
    if (depth > kMaxDepth) return false;
    while (!at_end() && peek() != ')') {
      if (peek() == '|') {
        out_.push_back(pattern_[at_++]);
      } else if (!piece(depth)) {
        return false;
      }
    }
    return true;
  }

  bool piece(int depth) {
    const bool anchor = peek() == '^' || peek() == '$';
    const std::int64_t before = parts_++;
    if (!atom(depth)) return false;
    return anchor || quantifier(parts_ - before);
  }

  bool atom(int depth) {
    switch (peek()) {
      case '(': return group(depth);
      case '[': return character_class(depth);
      case '\\': return lone_escape();
      case '.':
        out_.append(flags_.dot_all ? "." : "[^\\n\\r]");
        ++at_;
        return true;
      case '^':
        out_.push_back('^');
        ++at_;
        return true;
      case '$':
        out_.append(flags_.multi_line ? "$" : "\\z");
        ++at_;
        return true;
      case '*':
      case '+':
      case '?':
      case '{':
      case '}':
      case ']': return false;
      default: return plain();
    }
  }

  // Flag i has no say in what categories and the like match, but in back-references.
  bool lone_escape() {
    if (!flags_.ignore_case || is_digit(peek(1))) return escape(false);
    out_.append("(?-i:");
    if (!escape(false)) return false;
    out_.push_back(')');
    return true;
  }

  // A character for itself; ICU gives some a meaning that XPath does not.
  bool plain() {
    const std::size_t begin = at_;
    const char32_t c = next_code_point(pattern_, at_);
    if (c == '#' || (c < 0x80 && is_space(static_cast<char>(c)))) out_.push_back('\\');
    out_.append(pattern_.substr(begin, at_ - begin));
    return true;
  }

  bool group(int depth) {
    ++at_;
    const std::size_t number = ++groups_;
    if (peek() == '?') {
      if (peek(1) != ':') return false;
      at_ += 2;
      --groups_;
      out_.append("(?:");
    } else {
      out_.push_back('(');
    }
    if (!alternatives(depth + 1) || peek() != ')') return false;
    ++at_;
    out_.push_back(')');
    if (number <= groups_) closed_ = number > closed_ ? number : closed_;
    return true;
  }

  // Behind something that has so many parts.
  bool quantifier(std::int64_t parts) {
    const char c = peek();
    if (c == '*' || c == '+' || c == '?') {
      out_.push_back(c);
      ++at_;
    } else if (c == '{') {
      if (!counts(parts)) return false;
    } else {
      return true;
    }
    if (peek() == '?') {
      out_.push_back('?');
      ++at_;
    }
    return peek() != '*' && peek() != '+' && peek() != '?' && peek() != '{';
  }

  // {n}, {n,} or {n,m}
  bool counts(std::int64_t parts) {
    const std::size_t begin = at_++;
    const std::optional<int> least = number();
    if (!least) return false;
    std::optional<int> most = least;
    if (peek() == ',') {
      ++at_;
      most = peek() == '}' ? std::nullopt : number();
      if (peek() != '}' || (most && *most < *least)) return false;
      if (!most && pattern_[at_ - 1] != ',') return false;
    }
    if (peek() != '}') return false;
    ++at_;
    out_.append(pattern_.substr(begin, at_ - begin));
    parts_ = std::min(kMostParts, parts_ + parts * std::max(*least, most.value_or(0)));
    return true;
  }

  std::optional<int> number() {
    constexpr int kMost = 100'000;
    if (!is_digit(peek())) return std::nullopt;
    int result = 0;
    for (; is_digit(peek()); ++at_) {
      result = result * 10 + (peek() - '0');
      if (result > kMost) return std::nullopt;
    }
    return result;
  }

  bool escape(bool in_class) {
    ++at_;
    const char c = peek();
    if (at_end()) return false;
    if (c == 'p' || c == 'P') return category();
    if (is_digit(c)) return !in_class && back_reference();
    ++at_;
    constexpr std::string_view kPlainEscapes = "nrt\\|.?*+(){}-[]^$dD";
    if (kPlainEscapes.find(c) != std::string_view::npos) {
      out_.push_back('\\');
      out_.push_back(c);
      return true;
    }
    return multi_character_escape(c, in_class);
  }

  bool multi_character_escape(char c, bool in_class) {
    std::string members;
    bool negated = c == 'S' || c == 'I' || c == 'C' || c == 'w';
    switch (c) {
      case 's':
      case 'S': members = " \\t\\n\\r"; break;
      case 'w':
      case 'W':
        members = kNotWord;
        set_steps_ += 3 * kCategorySteps;
        break;
      case 'i':
      case 'I':
        members = kNameStart;
        set_steps_ += kNameSteps;
        break;
      case 'c':
      case 'C':
        members = std::string(kNameMore) + std::string(kNameStart);
        set_steps_ += kNameSteps;
        break;
      case '$': break;
      default: return false;
    }
    if (in_class && !negated) {
      out_.append(members);
    } else {
      out_.append(negated ? "[^" : "[").append(members).append("]");
    }
    return true;
  }

  // \p{L}, \p{IsBasicLatin}; ICU calls blocks differently.
  bool category() {
    const char letter = pattern_[at_++];
    set_steps_ += kCategorySteps;
    const std::size_t end = pattern_.find('}', at_);
    if (peek() != '{' || end == std::string_view::npos) return false;
    const std::string_view name = pattern_.substr(at_ + 1, end - at_ - 1);
    at_ = end + 1;
    out_.push_back('\\');
    out_.push_back(letter);
    if (name.starts_with("Is")) {
      out_.append("{blk=").append(name.substr(2)).append("}");
      return name.size() > 2;
    }
    if (name.empty() || name.size() > 2) return false;
    out_.append("{").append(name).append("}");
    return true;
  }

  // The longest number that is a group before this place; a digit behind it is a character.
  bool back_reference() {
    std::size_t group = static_cast<std::size_t>(pattern_[at_++] - '0');
    if (group == 0 || group > closed_) return false;
    while (is_digit(peek()) && group * 10 + static_cast<std::size_t>(peek() - '0') <= closed_) {
      group = group * 10 + static_cast<std::size_t>(pattern_[at_++] - '0');
    }
    out_.append("(?:\\").append(std::to_string(group)).append(")");
    return true;
  }

  bool character_class(int depth) {
    if (depth > kMaxDepth) return false;
    ++at_;
    const std::size_t begin = out_.size();
    out_.push_back('[');
    const bool negated = peek() == '^';
    if (negated) {
      out_.push_back('^');
      ++at_;
    }
    bool empty = true;
    while (!at_end() && (peek() != ']' || empty)) {
      if (peek() == '-' && peek(1) == '[') {
        if (empty) return false;
        ++at_;
        if (negated) {  // what is taken away is taken from the characters that are left
          out_.insert(begin, "[");
          out_.push_back(']');
        }
        return subtraction(depth);
      }
      if (!class_part()) return false;
      empty = false;
    }
    if (at_end()) return false;
    ++at_;
    out_.push_back(']');
    return true;
  }

  // [a-z-[aeiou]]: what has been written so far, without the inner class.
  bool subtraction(int depth) {
    out_.append("--");
    if (!character_class(depth + 1) || peek() != ']') return false;
    ++at_;
    out_.push_back(']');
    return true;
  }

  bool class_part() {
    const char c = peek();
    if (c == '\\') {
      const bool large = std::string_view("pPwWSDiIcC").find(peek(1)) != std::string_view::npos;
      if (large) count_caseless();
      return escape(true) && range_end();
    }
    if (c == '[' || c == ']') return false;
    if (c == '-') {
      // A hyphen for itself stands at the beginning or the end of a class.
      const bool edge =
          out_.back() == '[' || out_.back() == '^' || peek(1) == ']' || peek(1) == '-';
      ++at_;
      out_.append("\\-");
      return edge;
    }
    const char32_t first = class_character();
    return range_end(first);
  }

  void count_caseless() { set_steps_ += flags_.ignore_case ? kCaselessSteps : 0; }

  char32_t class_character() {
    const std::size_t begin = at_;
    const char32_t c = next_code_point(pattern_, at_);
    constexpr std::u32string_view kSpecial = U"&^-[]{}:~#$ \t\n\r";
    if (kSpecial.find(c) != std::u32string_view::npos) out_.push_back('\\');
    out_.append(pattern_.substr(begin, at_ - begin));
    return c;
  }

  // -x behind the first character of a range.
  bool range_end(char32_t first = 0) {
    constexpr char32_t kFew = 0x400;
    if (peek() != '-' || peek(1) == ']' || peek(1) == '[' || peek(1) == '\0') return true;
    out_.push_back('-');
    ++at_;
    if (peek() == '\\') return escape(true);
    if (peek() == '-') return false;
    if (class_character() > first + kFew) count_caseless();
    return true;
  }

  std::string_view pattern_;
  const RegexFlags& flags_;
  std::size_t at_ = 0;
  std::size_t groups_ = 0;
  std::size_t closed_ = 0;
  std::int64_t parts_ = 0;
  std::int64_t set_steps_ = 0;
  std::string out_;
};

}  // namespace

std::optional<RegexFlags> parse_regex_flags(std::string_view letters) {
  RegexFlags flags;
  for (const char letter : letters) {
    switch (letter) {
      case 's': flags.dot_all = true; break;
      case 'm': flags.multi_line = true; break;
      case 'i': flags.ignore_case = true; break;
      case 'x': flags.free_spacing = true; break;
      case 'q': flags.literal = true; break;
      default: return std::nullopt;
    }
  }
  return flags;
}

std::optional<TranslatedRegex> translate_regex(std::string_view pattern, const RegexFlags& flags) {
  const std::string compact = flags.free_spacing ? without_space(pattern) : std::string(pattern);
  return Translator(compact, flags).run();
}

}  // namespace engine::feel

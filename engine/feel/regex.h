#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/feel/budget.h"

namespace engine::feel {

// The flags of XPath's regular expressions (F&O 3.1 §5.6.1.1).
struct RegexFlags {
  bool dot_all = false;       // s
  bool multi_line = false;    // m
  bool ignore_case = false;   // i
  bool free_spacing = false;  // x
  bool literal = false;       // q
};
// Nothing if a letter is no flag.
std::optional<RegexFlags> parse_regex_flags(std::string_view letters);

// A pattern of XPath (XSD's, with anchors, reluctant quantifiers, groups and back-references) in
// the syntax of ICU; nothing if it is not well formed.
struct TranslatedRegex {
  std::string text;
  // What compiling it costs: ICU writes counted repetitions out and builds the sets of classes.
  std::int64_t steps = 0;
};
std::optional<TranslatedRegex> translate_regex(std::string_view pattern, const RegexFlags& flags);

// A compiled pattern with the text that it is searched in.
class Regex {
 public:
  // Nothing if the pattern is not well formed. Steps of the search are taken from `budget`, which
  // must outlive this.
  static std::optional<Regex> compile(std::string_view pattern, const RegexFlags& flags,
                                      Budget& budget);
  Regex(Regex&&) noexcept;
  ~Regex();

  bool matches(std::string_view text);
  // Whether it matches the empty text, so that it may not be used to replace or split.
  bool matches_empty();
  int group_count() const;
  // Calls `found` for every match until it answers false; the rest of the text behind the last
  // match. Nothing when the budget has failed.
  struct Found {
    std::string before;
    std::string text;
    std::vector<std::string> groups;  // [0] is the whole
  };
  std::optional<std::string> for_each(std::string_view text,
                                      const std::function<bool(const Found&)>& found);

 private:
  struct Data;
  explicit Regex(std::unique_ptr<Data> data);
  std::unique_ptr<Data> data_;
};

}  // namespace engine::feel

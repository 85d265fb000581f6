#include "engine/feel/regex.h"

#include <unicode/regex.h>
#include <unicode/unistr.h>

namespace engine::feel {
namespace {

icu::UnicodeString to_utf16(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string result;
  text.toUTF8String(result);
  return result;
}

// ICU calls this after every ten thousand steps of a search.
UBool count_steps(const void* context, std::int32_t) {
  constexpr std::int64_t kStepsEach = 10'000;
  auto* const* budget = static_cast<Budget* const*>(context);
  return static_cast<UBool>((*budget)->steps(kStepsEach) ? 1 : 0);
}

}  // namespace

struct Regex::Data {
  std::unique_ptr<icu::RegexMatcher> matcher;
  icu::UnicodeString text;
  Budget* budget = nullptr;

  // Whether there is a further match; false also when the budget has failed.
  bool find() {
    UErrorCode status = U_ZERO_ERROR;
    const bool found = matcher->find(status) != 0;
    if (U_FAILURE(status) != 0) {
      budget->fail(ErrorCode::kBudgetExceeded, "a regular expression needs too many steps");
    }
    return found && !budget->failed();
  }

  bool start(std::string_view source) {
    if (!budget->steps(static_cast<std::int64_t>(source.size() / 16 + 1))) return false;
    text = to_utf16(source);
    matcher->reset(text);
    return true;
  }
};

Regex::Regex(std::unique_ptr<Data> data) : data_(std::move(data)) {}
Regex::Regex(Regex&&) noexcept = default;
Regex::~Regex() = default;

std::optional<Regex> Regex::compile(std::string_view pattern, const RegexFlags& flags,
                                    Budget& budget) {
  constexpr std::size_t kLongest = 10'000;
  constexpr std::int64_t kCompileSteps = 100;
  constexpr std::int32_t kStackBytes = 4 << 20;
  if (pattern.size() > kLongest) return std::nullopt;
  if (!budget.steps(kCompileSteps + static_cast<std::int64_t>(pattern.size()))) return std::nullopt;
  const std::optional<TranslatedRegex> translated =
      flags.literal ? TranslatedRegex{std::string(pattern), 0} : translate_regex(pattern, flags);
  if (!translated || !budget.steps(translated->steps)) return std::nullopt;
  std::uint32_t options = UREGEX_UNIX_LINES;
  if (flags.dot_all) options |= UREGEX_DOTALL;
  if (flags.multi_line) options |= UREGEX_MULTILINE;
  if (flags.ignore_case) options |= UREGEX_CASE_INSENSITIVE;
  if (flags.literal) options |= UREGEX_LITERAL;
  UErrorCode status = U_ZERO_ERROR;
  auto data = std::make_unique<Data>();
  data->budget = &budget;
  data->matcher = std::make_unique<icu::RegexMatcher>(to_utf16(translated->text), options, status);
  data->matcher->setStackLimit(kStackBytes, status);
  data->matcher->setMatchCallback(count_steps, &data->budget, status);
  if (U_FAILURE(status) != 0) return std::nullopt;
  return Regex(std::move(data));
}

bool Regex::matches(std::string_view text) {
  return data_->start(text) && data_->find();
}

bool Regex::matches_empty() {
  return matches("");
}

int Regex::group_count() const {
  return data_->matcher->groupCount();
}

std::optional<std::string> Regex::for_each(std::string_view text,
                                           const std::function<bool(const Found&)>& found) {
  if (!data_->start(text)) return std::nullopt;
  std::int32_t last = 0;
  while (data_->find()) {
    UErrorCode status = U_ZERO_ERROR;
    const std::int32_t begin = data_->matcher->start(status);
    Found match;
    match.before = to_utf8(data_->text.tempSubStringBetween(last, begin));
    for (int group = 0; group <= group_count(); ++group) {
      match.groups.push_back(to_utf8(data_->matcher->group(group, status)));
    }
    match.text = match.groups[0];
    last = data_->matcher->end(status);
    if (!data_->budget->step() || !found(match)) break;
  }
  if (data_->budget->failed()) return std::nullopt;
  return to_utf8(data_->text.tempSubString(last));
}

}  // namespace engine::feel

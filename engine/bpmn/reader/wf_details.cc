#include <algorithm>
#include <charconv>

#include "engine/bpmn/reader/details.h"
#include "engine/bpmn/timer_syntax.h"

namespace engine::bpmn {

namespace {

constexpr int kMostCount = 10'000;

bool is_outcome_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
  });
}

std::vector<Outcome> read_outcomes(const Texts& texts, std::string_view written) {
  std::vector<Outcome> outcomes;
  for (std::string_view word : split(written, ',')) {
    const bool adverse = word.ends_with('!');
    if (adverse) word = trimmed(word.substr(0, word.size() - 1));
    const bool is_known = std::any_of(outcomes.begin(), outcomes.end(),
                                      [&](const Outcome& outcome) { return outcome.name == word; });
    if (!is_outcome_name(word) || is_known) {
      texts.report().error("invalid-outcomes", texts.place(),
                           "wf:outcomes has " + quoted(word) + (is_known ? " twice" : ""));
    }
    outcomes.push_back({std::string(word), adverse});
  }
  return outcomes;
}

// "5 workdays", "12 workhours"; also one of them.
std::optional<Due> parse_working_time(std::string_view text) {
  Due due;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, due.count);
  if (error != std::errc{} || due.count < 0 || due.count > kMostCount) return std::nullopt;
  const std::string_view unit = trimmed(text.substr(static_cast<std::size_t>(stop - text.data())));
  if (unit == "workdays" || unit == "workday") return due;
  due.kind = Due::Kind::kWorkhours;
  if (unit == "workhours" || unit == "workhour") return due;
  return std::nullopt;
}

std::optional<Due> read_due(const Texts& texts, std::string_view written) {
  const Text text = texts.text("wf:due", written);
  if (text.is_expression()) return Due{Due::Kind::kExpression, 0, text};
  if (auto due = parse_working_time(text.source)) {
    due->text = text;
    return due;
  }
  const bool is_negative = text.source.starts_with('-');
  if (!is_negative && parse_timer_duration(text.source)) return Due{Due::Kind::kDuration, 0, text};
  if (parse_timer_date(text.source)) return Due{Due::Kind::kDate, 0, text};
  texts.report().error(
      "invalid-value", texts.place(),
      "wf:due is " + quoted(text.source) + ", neither working time, nor ISO 8601, nor FEEL");
  return std::nullopt;
}

}  // namespace

std::unique_ptr<const WfSettings> read_settings(const xml::Element& element, const Texts& texts) {
  const auto attributes = element.attributes();
  const bool has_any = std::any_of(attributes.begin(), attributes.end(), [](const auto& attribute) {
    return attribute.namespace_uri == kWf;
  });
  if (!has_any) return nullptr;
  auto settings = std::make_unique<WfSettings>();
  if (const auto outcomes = element.attribute(kWf, "outcomes")) {
    settings->outcomes = read_outcomes(texts, *outcomes);
  }
  if (const auto due = element.attribute(kWf, "due")) settings->due = read_due(texts, *due);
  if (const auto subject = element.attribute(kWf, "subject")) {
    settings->subject = texts.expression("wf:subject", *subject);
  }
  settings->withheld = texts.flag("wf:withheld", element.attribute(kWf, "withheld"), false);
  settings->no_skip = texts.flag("wf:noSkip", element.attribute(kWf, "noSkip"), false);
  settings->human_decision =
      texts.flag("wf:humanDecision", element.attribute(kWf, "humanDecision"), false);
  return settings;
}

}  // namespace engine::bpmn

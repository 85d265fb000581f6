#include "engine/bpmn/timer_syntax.h"

#include <charconv>
#include <string>

namespace engine::bpmn {

namespace {

Failure not_a(const char* what, std::string_view text) {
  return {ErrorCode::kInvalidValue, "'" + std::string(text) + "' is not a " + what};
}

std::optional<std::int64_t> parse_count(std::string_view digits) {
  std::int64_t count = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, count);
  if (digits.empty() || error != std::errc{} || stop != end || digits.front() == '-') {
    return std::nullopt;
  }
  return count;
}

// Time goes on by a millisecond at least, so that a repetition comes to its end.
bool is_a_rhythm(const TimerDuration& interval) {
  constexpr feel::DaysTime kShortest{0, 1'000'000};
  return interval.months > 0 || (interval.months == 0 && interval.rest >= kShortest);
}

// `P2W`, which FEEL does not have.
std::optional<TimerDuration> parse_weeks(std::string_view text) {
  if (text.size() < 3 || !text.starts_with('P') || !text.ends_with('W')) return std::nullopt;
  constexpr std::int64_t kMostWeeks = 100'000'000;
  const auto weeks = parse_count(text.substr(1, text.size() - 2));
  if (!weeks || *weeks > kMostWeeks) return std::nullopt;
  return TimerDuration{0, {*weeks * 7 * feel::kSecondsPerDay, 0}};
}

// Years and months stand before days and times, so the text falls into two that FEEL knows.
std::optional<TimerDuration> parse_parts(std::string_view text) {
  const std::size_t time = std::min(text.find('T'), text.size());
  const std::size_t last = text.substr(0, time).find_last_of("YM");
  TimerDuration duration;
  if (last != std::string_view::npos) {
    const auto months = feel::parse_months(text.substr(0, last + 1));
    if (!months) return std::nullopt;
    duration.months = *months;
    if (last + 1 == text.size()) return duration;
    text.remove_prefix(last + 1);
  } else if (text.starts_with('P')) {
    text.remove_prefix(1);
  } else {
    return std::nullopt;
  }
  const auto rest = feel::parse_days_time("P" + std::string(text));
  if (!rest) return std::nullopt;
  duration.rest = *rest;
  return duration;
}

// `T08:30Z`, which ISO 8601 allows and FEEL does not.
std::string with_seconds(std::string_view text) {
  constexpr std::size_t kMinutes = 6;  // "T08:30"
  const std::size_t behind = text.find('T') + kMinutes;
  const bool ends_at_minutes = text.find('T') != std::string_view::npos && behind <= text.size() &&
                               text[behind - 3] == ':' &&
                               (behind == text.size() || text[behind] != ':');
  std::string whole(text);
  if (ends_at_minutes) whole.insert(behind, ":00");
  return whole;
}

// The zone in brackets says how the time is read, unless an offset stands before it.
std::optional<feel::DateTime> parse_zoned(std::string_view text) {
  const std::size_t bracket = text.find('[');
  if (bracket == std::string_view::npos || !text.ends_with(']')) return std::nullopt;
  const std::string_view name = text.substr(bracket + 1, text.size() - bracket - 2);
  const std::string time = with_seconds(text.substr(0, bracket));
  if (!feel::find_zone(name)) return std::nullopt;
  const auto moment = feel::parse_date_time(time);
  if (!moment || moment->time.zone.kind != feel::Zone::Kind::kNone) return moment;
  return feel::parse_date_time(time + "@" + std::string(name));
}

}  // namespace

Result<feel::DateTime> parse_timer_date(std::string_view text) {
  if (const auto value = feel::parse_date_time(with_seconds(text))) return *value;
  if (const auto zoned = parse_zoned(text)) return *zoned;
  if (const auto date = feel::parse_date(text)) return feel::DateTime{*date, {}};
  return not_a("date and time of ISO 8601", text);
}

Result<TimerDuration> parse_timer_duration(std::string_view text) {
  if (const auto weeks = parse_weeks(text)) return *weeks;
  const bool is_negative = text.starts_with('-');
  const std::string_view magnitude = text.substr(is_negative ? 1 : 0);
  const auto duration = magnitude.starts_with('P') ? parse_parts(magnitude) : std::nullopt;
  if (!duration || duration->months < 0 || duration->rest < feel::DaysTime{}) {
    return not_a("duration of ISO 8601", text);
  }
  return is_negative ? TimerDuration{} : *duration;
}

Result<TimerCycle> parse_timer_cycle(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (!text.starts_with('R') || slash == std::string_view::npos) {
    return not_a("repeating interval of ISO 8601", text);
  }
  TimerCycle cycle;
  if (slash > 1) {
    cycle.repetitions = parse_count(text.substr(1, slash - 1));
    if (cycle.repetitions.value_or(0) == 0) return not_a("repeating interval of ISO 8601", text);
  }
  std::string_view rest = text.substr(slash + 1);
  if (const std::size_t second = rest.find('/'); second != std::string_view::npos) {
    if (second > 0) {
      const auto start = parse_timer_date(rest.substr(0, second));
      if (!start) return not_a("repeating interval of ISO 8601", text);
      cycle.start = *start;
    }
    rest.remove_prefix(second + 1);
  }
  const auto interval = parse_timer_duration(rest);
  if (!interval || !is_a_rhythm(*interval)) {
    return not_a("repeating interval of ISO 8601", text);
  }
  cycle.interval = *interval;
  return cycle;
}

}  // namespace engine::bpmn

#include <algorithm>
#include <cstdint>
#include <utility>

#include "engine/bpmn/timer_syntax.h"
#include "engine/calendar/calendar.h"
#include "engine/core/evaluator.h"

// Instants, timers and due dates.
namespace engine {
namespace {

// Longer than there are years; no sum of it and an instant overflows.
constexpr std::int64_t kMaxDelaySeconds = 1'000'000'000'000;

Failure no_time(const char* what, std::string_view source, const feel::Value& value) {
  return wrong_type(ErrorCode::kExtractValueError, what, source, value);
}

Failure out_of_range(std::string_view source) {
  return Failure{
      ErrorCode::kExtractValueError, "the time '" + std::string(source) + "' is out of range", {}};
}

// Adds months first, on the calendar of the zone, then the rest.
std::optional<Instant> add(Instant start, const bpmn::TimerDuration& duration,
                           const feel::Zone& zone) {
  feel::DateTime time = feel::date_time_at(start, zone);
  if (duration.months != 0) {
    const std::optional<CivilDate> date = feel::add_months(time.date, duration.months);
    if (!date) return std::nullopt;
    time.date = *date;
    const std::optional<Instant> moved = feel::instant_of(time);
    if (!moved) return std::nullopt;
    start = *moved;
  }
  if (duration.rest.seconds > kMaxDelaySeconds) return std::nullopt;
  const Instant end{start.ms + duration.rest.seconds * 1000 + duration.rest.nanos / 1'000'000};
  if (end > kLastInstant) return std::nullopt;
  return std::max(end, kFirstInstant);
}

std::optional<Instant> writable(const feel::DateTime& time) {
  const std::optional<Instant> instant = feel::instant_of(time);
  return instant && is_writable(*instant) ? instant : std::nullopt;
}

}  // namespace

feel::Zone Evaluator::zone() const {
  const std::string& name = environment_.zone.empty() && environment_.calendar != nullptr
                                ? environment_.calendar->zone()
                                : environment_.zone;
  return feel::find_zone(name).value_or(feel::Zone::utc());
}

Result<Instant> Evaluator::date_of(const feel::Value& value, std::string_view source) {
  feel::DateTime time;
  if (value.is(feel::Kind::kDateTime)) {
    time = value.as_date_time();
  } else if (value.is(feel::Kind::kDate)) {
    time.date = value.as_date();
  } else if (value.is_string()) {
    const Result<feel::DateTime> parsed = bpmn::parse_timer_date(value.as_string());
    if (!parsed) return no_time("date", source, value);
    time = *parsed;
  } else {
    return no_time("date", source, value);
  }
  if (time.time.zone.kind == feel::Zone::Kind::kNone) time.time.zone = zone();
  const std::optional<Instant> instant = writable(time);
  if (!instant) return out_of_range(source);
  return *instant;
}

Result<Instant> Evaluator::after_duration(const feel::Value& value, std::string_view source) {
  bpmn::TimerDuration duration;
  if (value.is(feel::Kind::kDaysTime)) {
    duration.rest = value.as_days_time();
  } else if (value.is(feel::Kind::kYearsMonths)) {
    duration.months = value.as_years_months();
  } else if (value.is_string()) {
    const Result<bpmn::TimerDuration> parsed = bpmn::parse_timer_duration(value.as_string());
    if (!parsed) return no_time("duration", source, value);
    duration = *parsed;
  } else {
    return no_time("duration", source, value);
  }
  const std::optional<Instant> due = add(input_.now, duration, zone());
  if (!due) return out_of_range(source);
  return std::max(*due, input_.now);
}

Result<TimerPlan> Evaluator::timer(const bpmn::Timer& timer, const feel::Scope& names) {
  const Result<feel::Value> found = value(timer.value, names);
  if (!found) return found.error();
  if (timer.kind != bpmn::Timer::Kind::kCycle) {
    const Result<Instant> due = timer.kind == bpmn::Timer::Kind::kDate
                                    ? date_of(*found, timer.value.source)
                                    : after_duration(*found, timer.value.source);
    if (!due) return due.error();
    return TimerPlan{std::max(*due, input_.now), 1};
  }
  if (!found->is_string()) return no_time("cycle", timer.value.source, *found);
  const Result<bpmn::TimerCycle> cycle = bpmn::parse_timer_cycle(found->as_string());
  if (!cycle) return no_time("cycle", timer.value.source, *found);
  TimerPlan plan;
  plan.repetitions = static_cast<std::uint32_t>(
      std::min<std::int64_t>(cycle->repetitions.value_or(0), UINT32_MAX));
  if (cycle->start) {
    const Result<Instant> start =
        date_of(feel::Value::date_time(*cycle->start), timer.value.source);
    if (!start) return start.error();
    plan.due = *start;
    return plan;
  }
  const std::optional<Instant> due = add(input_.now, cycle->interval, zone());
  if (!due) return out_of_range(timer.value.source);
  plan.due = *due;
  return plan;
}

Result<std::optional<Instant>> Evaluator::next_firing(const bpmn::Timer& timer, Instant due,
                                                      const feel::Scope& names) {
  if (timer.kind != bpmn::Timer::Kind::kCycle) return std::optional<Instant>();
  const Result<feel::Value> found = value(timer.value, names);
  if (!found) return found.error();
  if (!found->is_string()) return no_time("cycle", timer.value.source, *found);
  const Result<bpmn::TimerCycle> cycle = bpmn::parse_timer_cycle(found->as_string());
  if (!cycle) return no_time("cycle", timer.value.source, *found);
  return add(due, cycle->interval, zone());
}

Result<Instant> Evaluator::instant(const bpmn::Text& text, const feel::Scope& names,
                                   const char* what) {
  if (text.empty()) return Instant{};
  const Result<feel::Value> found = value(text, names);
  if (!found) return found.error();
  if (found->is_null() || (found->is_string() && found->as_string().empty())) return Instant{};
  const Result<Instant> instant = date_of(*found, text.source);
  if (!instant) return no_time(what, text.source, *found);
  return *instant;
}

CivilDate Evaluator::today() const {
  return feel::date_time_at(input_.now, zone()).date;
}

const Calendar& Evaluator::calendar() const {
  static const Calendar kPlainWeeks{CalendarDefinition{}};
  return environment_.calendar == nullptr ? kPlainWeeks : *environment_.calendar;
}

Result<Instant> Evaluator::workdays(int count) {
  const std::optional<CivilDate> last = calendar().add_working_days(today(), count);
  if (!last) return out_of_range("workdays");
  // 24:00 of the last day.
  return date_of(feel::Value::date(civil_from_days(days_from_civil(*last) + 1)), "workdays");
}

Result<Instant> Evaluator::workhours(int count) {
  const feel::DateTime local = feel::date_time_at(input_.now, zone());
  const LocalMoment start{local.date, local.time.nanos / 1'000'000};
  const std::optional<LocalMoment> end =
      calendar().add_working_minutes(start, std::int64_t{count} * 60);
  if (!end) return out_of_range("workhours");
  feel::DateTime due = local;
  due.date = end->date;
  due.time.nanos = end->ms_of_day * 1'000'000;
  const std::optional<Instant> instant = writable(due);
  if (!instant) return out_of_range("workhours");
  return *instant;
}

Result<Instant> Evaluator::due(const bpmn::Due& due, const feel::Scope& names) {
  switch (due.kind) {
    case bpmn::Due::Kind::kWorkdays: return workdays(due.count);
    case bpmn::Due::Kind::kWorkhours: return workhours(due.count);
    case bpmn::Due::Kind::kDuration:
    case bpmn::Due::Kind::kDate:
    case bpmn::Due::Kind::kExpression: break;
  }
  const Result<feel::Value> found = value(due.text, names);
  if (!found) return found.error();
  if (found->is_null()) return Instant{};
  const bool duration = due.kind == bpmn::Due::Kind::kDuration ||
                        found->is(feel::Kind::kDaysTime) || found->is(feel::Kind::kYearsMonths);
  return duration ? after_duration(*found, due.text.source) : date_of(*found, due.text.source);
}

}  // namespace engine

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/instant.h"
#include "engine/base/result.h"
#include "engine/bpmn/event.h"
#include "engine/bpmn/process_definition.h"
#include "engine/bpmn/wf_settings.h"
#include "engine/core/step_data.h"
#include "engine/feel/evaluate.h"

namespace engine {

// When a timer is due, and how often it fires in all; 0 is without end.
struct TimerPlan {
  Instant due;
  std::uint32_t repetitions = 1;
};

// Evaluates what a model says, in the time and the calendar of a process. A wrong type where a
// value is needed is a failure that quotes the expression.
class Evaluator {
 public:
  explicit Evaluator(const StepInput& input);

  // Before the expressions of a definition are evaluated; cheap when it is the same again.
  void use(const bpmn::ProcessDefinition& model);

  Result<feel::Value> value(const feel::Expression& expression, const feel::Scope& names);
  // Static text as a string, or what the expression gives.
  Result<feel::Value> value(const bpmn::Text& text, const feel::Scope& names);
  // Must be true or false (kConditionError).
  Result<bool> condition(const feel::Expression& expression, const feel::Scope& names);
  // Must be a string (kExtractValueError); `what` names it in the failure.
  Result<std::string> text(const bpmn::Text& text, const feel::Scope& names, const char* what);
  // Also null, which gives "".
  Result<std::string> optional_text(const bpmn::Text& text, const feel::Scope& names,
                                    const char* what);
  // A string or number, as text.
  Result<std::string> correlation_key(const bpmn::Text& text, const feel::Scope& names);
  Result<std::int64_t> integer(const bpmn::Text& text, const feel::Scope& names, const char* what);
  // A list of strings, or comma text; null gives none.
  Result<std::vector<std::string>> texts(const bpmn::TextList& list, const feel::Scope& names,
                                         const char* what);
  // A date and time, as text or temporal value; null or empty gives 0 ms.
  Result<Instant> instant(const bpmn::Text& text, const feel::Scope& names, const char* what);

  Result<TimerPlan> timer(const bpmn::Timer& timer, const feel::Scope& names);
  // The firing after the one that was due at `due`; nothing for a timer that is no cycle.
  Result<std::optional<Instant>> next_firing(const bpmn::Timer& timer, Instant due,
                                             const feel::Scope& names);
  Result<Instant> due(const bpmn::Due& due, const feel::Scope& names);

  // The day in the zone of the process, and the calendar of its working days: plain weeks where
  // there is none.
  CivilDate today() const;
  const Calendar& calendar() const;

  feel::Environment& environment() { return environment_; }

 private:
  Result<Instant> date_of(const feel::Value& value, std::string_view source);
  Result<Instant> after_duration(const feel::Value& value, std::string_view source);
  Result<Instant> workdays(int count);
  Result<Instant> workhours(int count);
  feel::Zone zone() const;

  const StepInput& input_;
  const bpmn::ProcessDefinition* model_ = nullptr;
  feel::Environment environment_;
  std::vector<feel::Value> slots_;
};

// The failure of a value that is not what is needed. Says of the value only its kind: an incident
// is seen by people who may not see the value.
Failure wrong_type(ErrorCode code, std::string_view what, std::string_view source,
                   const feel::Value& value);

}  // namespace engine

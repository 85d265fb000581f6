#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "web/routes/api/reading.h"

namespace web::api {

enum class StepKind { kPerson, kAuto };
BOOST_DESCRIBE_ENUM(StepKind, kPerson, kAuto)
enum class StepState { kDone, kHere, kAhead };
BOOST_DESCRIBE_ENUM(StepState, kDone, kHere, kAhead)

// One step of the process around a task, as people speak of it.
struct Step {
  std::string element_id;
  Words label;
  StepKind kind{};
  StepState state{};
  std::optional<Words> who;
  std::optional<engine::Instant> at;
};
BOOST_DESCRIBE_STRUCT(Step, (), (element_id, label, kind, state, who, at))

// What has happened at the elements of one process instance.
struct StepFacts {
  struct Visit {
    engine::ElementState state{};
    engine::Instant ended;
    // Who did it, of a person's task.
    std::optional<Words> who;
  };
  // The newest visit of each element.
  std::map<engine::ElementIndex, Visit> visits;
};

// The steps in the scope of the element: what people do, what tables say, what is called. Their
// order is that of the flows from the start, where it is one.
std::vector<Step> steps_of(const engine::bpmn::ProcessDefinition& model,
                           engine::ElementIndex element, const StepFacts& facts);

std::vector<Step> step_line(const Reading& reading, const engine::UserTask& task);

}  // namespace web::api

namespace web {

template <>
inline constexpr WordStyle kWordStyle<api::StepKind> = WordStyle::kCamel;
template <>
inline constexpr WordStyle kWordStyle<api::StepState> = WordStyle::kCamel;

}  // namespace web

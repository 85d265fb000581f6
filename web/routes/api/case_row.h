#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "web/routes/api/task_row.h"

namespace web::api {

enum class CaseState { kRunning, kEnded };
BOOST_DESCRIBE_ENUM(CaseState, kRunning, kEnded)

struct CaseRow {
  WireKey case_key;
  std::string business_id;
  Words title;
  ProcessRef process;
  CaseState state{};
  std::optional<std::string> outcome;
  std::optional<std::string> initiator;
  std::optional<Words> initiator_name;
  engine::Instant started_at;
  std::optional<engine::Instant> ended_at;
  // How many.
  std::int64_t open_tasks = 0;
  bool has_incident = false;
};
BOOST_DESCRIBE_STRUCT(CaseRow, (),
                      (case_key, business_id, title, process, state, outcome, initiator,
                       initiator_name, started_at, ended_at, open_tasks, has_incident))

CaseState state_of(const engine::ProcessInstance& instance);
CaseRow case_row(const Reading& reading, const engine::FoundInstance& found);

}  // namespace web::api

namespace web {

template <>
inline constexpr WordStyle kWordStyle<api::CaseState> = WordStyle::kCamel;

}  // namespace web

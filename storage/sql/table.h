#pragma once

#include <array>
#include <string_view>

#include "engine/state/row.h"

namespace storage {

// The table of a kind of row, and the columns of its primary key. Its columns are the members of
// the row.
struct TableName {
  std::string_view name;
  std::array<std::string_view, 3> key;
};

template <class Row>
inline constexpr TableName kTable{};

template <>
inline constexpr TableName kTable<engine::CaseRow>{"case_head", {"key"}};
template <>
inline constexpr TableName kTable<engine::ProcessInstance>{"process_instance", {"key"}};
template <>
inline constexpr TableName kTable<engine::ElementInstance>{"element_instance", {"key"}};
template <>
inline constexpr TableName kTable<engine::WaitingFlow>{"waiting_flow", {"key"}};
template <>
inline constexpr TableName kTable<engine::Variable>{"variable", {"key"}};
template <>
inline constexpr TableName kTable<engine::OutputItem>{"output_item", {"root", "body", "index"}};
template <>
inline constexpr TableName kTable<engine::ParkedRow>{"parked_step", {"root", "place"}};
template <>
inline constexpr TableName kTable<engine::UserTask>{"user_task", {"key"}};
template <>
inline constexpr TableName kTable<engine::Job>{"job", {"key"}};
template <>
inline constexpr TableName kTable<engine::Timer>{"timer", {"key"}};
template <>
inline constexpr TableName kTable<engine::MessageSubscription>{"message_subscription", {"key"}};
template <>
inline constexpr TableName kTable<engine::ConditionSubscription>{"condition_subscription", {"key"}};
template <>
inline constexpr TableName kTable<engine::Incident>{"incident", {"key"}};
template <>
inline constexpr TableName kTable<engine::DecisionInstance>{"decision_instance",
                                                            {"evaluation", "place"}};
template <>
inline constexpr TableName kTable<engine::BufferedMessage>{"buffered_message", {"key"}};
template <>
inline constexpr TableName kTable<engine::RegisterRecord>{"register_record",
                                                          {"register_id", "record_key"}};
template <>
inline constexpr TableName kTable<engine::Notice>{"notice", {"key"}};
// One row, whatever its columns say.
template <>
inline constexpr TableName kTable<engine::ClockRow>{"clock", {}};
template <>
inline constexpr TableName kTable<engine::Setting>{"setting", {"name"}};
template <>
inline constexpr TableName kTable<engine::Account>{"account", {"key"}};
template <>
inline constexpr TableName kTable<engine::GrantedRole>{"granted_role", {"account", "role", "unit"}};
template <>
inline constexpr TableName kTable<engine::Unit>{"unit", {"code"}};
template <>
inline constexpr TableName kTable<engine::Deployment>{"deployment", {"key"}};
template <>
inline constexpr TableName kTable<engine::ProcessVersion>{"process_version", {"key"}};
template <>
inline constexpr TableName kTable<engine::RequirementsVersion>{"requirements_version", {"key"}};
template <>
inline constexpr TableName kTable<engine::DecisionVersion>{"decision_version", {"key"}};
template <>
inline constexpr TableName kTable<engine::FormVersion>{"form_version", {"key"}};
template <>
inline constexpr TableName kTable<engine::ResourceVersion>{"resource_version", {"key"}};
template <>
inline constexpr TableName kTable<engine::MessageStart>{"message_start", {"key"}};

}  // namespace storage

#include "engine/record/command.h"

#include <array>

namespace engine {
namespace {

constexpr std::array<std::string_view, std::variant_size_v<Command>> kNames = {
    "CreateProcessInstance",
    "CancelProcessInstance",
    "SetVariables",
    "ResolveIncident",
    "ContinueAgenda",
    "FireTimer",
    "CompleteUserTask",
    "AssignUserTask",
    "UnassignUserTask",
    "ClaimUserTask",
    "UnclaimUserTask",
    "UpdateUserTask",
    "SaveUserTask",
    "ActivateJobs",
    "CompleteJob",
    "FailJob",
    "ThrowJobError",
    "UpdateJob",
    "TimeOutJob",
    "PublishMessage",
    "CorrelateMessage",
    "DeliverMessage",
    "StartByMessage",
    "StartFromBuffer",
    "ExpireMessage",
    "DeployResources",
    "DeleteResource",
    "EvaluateDecision",
    "PinClock",
    "ResetClock",
    "MoveClock",
    "ChangeSetting",
    "RecordPeople",
    "MarkNoticeRead",
    "ReadDossier",
    "SubmitIntake",
    "StartByStarter",
};

}  // namespace

std::string_view name_of(const Command& command) {
  return kNames[command.index()];
}

const Actor& actor_of(const Command& command) {
  return std::visit([](const auto& each) -> const Actor& { return each.actor; }, command);
}

}  // namespace engine

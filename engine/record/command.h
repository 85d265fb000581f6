#pragma once

#include <string_view>
#include <variant>

#include "engine/record/command_case.h"
#include "engine/record/command_job.h"
#include "engine/record/command_message.h"
#include "engine/record/command_system.h"
#include "engine/record/command_task.h"

namespace engine {

// What somebody wants done. It may be refused.
using Command =
    std::variant<CreateProcessInstance, CancelProcessInstance, SetVariables, ResolveIncident,
                 ContinueAgenda, FireTimer, CompleteUserTask, AssignUserTask, UnassignUserTask,
                 ClaimUserTask, UnclaimUserTask, UpdateUserTask, SaveUserTask, ActivateJobs,
                 CompleteJob, FailJob, ThrowJobError, UpdateJob, TimeOutJob, PublishMessage,
                 CorrelateMessage, DeliverMessage, StartByMessage, StartFromBuffer, ExpireMessage,
                 DeployResources, DeleteResource, EvaluateDecision, PinClock, ResetClock, MoveClock,
                 ChangeSetting, RecordPeople, MarkNoticeRead, ReadDossier, SubmitIntake,
                 StartByStarter>;

// The type of the command, as it stands in `cmd` of a log record.
std::string_view name_of(const Command& command);

const Actor& actor_of(const Command& command);

}  // namespace engine

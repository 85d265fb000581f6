#pragma once

#include <optional>

#include "engine/core/step_context.h"
#include "engine/record/command.h"
#include "engine/record/rejection.h"

// One handler a command: checks, then writes events and fills the agenda. A refusal may come after
// events were written; the step takes them back.
namespace engine {

using Refusal = std::optional<Rejection>;

inline Refusal refuse(RejectionCode code, std::string detail) {
  return Rejection{code, std::move(detail), {}, {}};
}

// The case that the n-th entity of `reads_of` lies in; nullptr if it is not known or not loaded.
// The events that follow belong to it.
Case* enter_read_case(StepContext& step, std::size_t place = 0);

Refusal handle(StepContext& step, const CreateProcessInstance& command);
Refusal handle(StepContext& step, const CancelProcessInstance& command);
Refusal handle(StepContext& step, const SetVariables& command);
Refusal handle(StepContext& step, const ResolveIncident& command);
Refusal handle(StepContext& step, const ContinueAgenda& command);
Refusal handle(StepContext& step, const FireTimer& command);
Refusal handle(StepContext& step, const CompleteUserTask& command);
Refusal handle(StepContext& step, const AssignUserTask& command);
Refusal handle(StepContext& step, const UnassignUserTask& command);
Refusal handle(StepContext& step, const ClaimUserTask& command);
Refusal handle(StepContext& step, const UnclaimUserTask& command);
Refusal handle(StepContext& step, const UpdateUserTask& command);
Refusal handle(StepContext& step, const SaveUserTask& command);
Refusal handle(StepContext& step, const ActivateJobs& command);
Refusal handle(StepContext& step, const CompleteJob& command);
Refusal handle(StepContext& step, const FailJob& command);
Refusal handle(StepContext& step, const ThrowJobError& command);
Refusal handle(StepContext& step, const UpdateJob& command);
Refusal handle(StepContext& step, const TimeOutJob& command);
Refusal handle(StepContext& step, const PublishMessage& command);
Refusal handle(StepContext& step, const CorrelateMessage& command);
Refusal handle(StepContext& step, const DeliverMessage& command);
Refusal handle(StepContext& step, const StartByMessage& command);
Refusal handle(StepContext& step, const StartFromBuffer& command);
Refusal handle(StepContext& step, const ExpireMessage& command);
Refusal handle(StepContext& step, const DeployResources& command);
Refusal handle(StepContext& step, const DeleteResource& command);
Refusal handle(StepContext& step, const EvaluateDecision& command);
Refusal handle(StepContext& step, const PinClock& command);
Refusal handle(StepContext& step, const ResetClock& command);
Refusal handle(StepContext& step, const MoveClock& command);
Refusal handle(StepContext& step, const ChangeSetting& command);
Refusal handle(StepContext& step, const RecordPeople& command);
Refusal handle(StepContext& step, const MarkNoticeRead& command);
Refusal handle(StepContext& step, const ReadDossier& command);
Refusal handle(StepContext& step, const SubmitIntake& command);
Refusal handle(StepContext& step, const StartByStarter& command);

}  // namespace engine

#include "web/routes/command_answer.h"

#include <memory>
#include <utility>

namespace web {
namespace {

Status status_of(engine::RejectionCode code) {
  using Code = engine::RejectionCode;
  switch (code) {
    case Code::kFormInvalid:
    case Code::kArgInvalid:
    case Code::kFileType:
    case Code::kSelf:
    case Code::kModelInvalid: return Status::kBadRequest;
    case Code::kNotEntitled:
    case Code::kRecused:
    case Code::kSod:
    case Code::kOpDisabled:
    case Code::kFourEyes: return Status::kForbidden;
    case Code::kNotFound: return Status::kNotFound;
    case Code::kNotStartable:
    case Code::kDuplicate:
    case Code::kVersionConflict:
    case Code::kTaskNotActive:
    case Code::kAlreadyClaimed:
    case Code::kAlreadyParticipant:
    case Code::kInstanceSuspended:
    case Code::kInstanceEnded:
    case Code::kNextAlreadyHandled:
    case Code::kLastSeat:
    case Code::kInvalidState:
    case Code::kRefused: return Status::kConflict;
    case Code::kTargetNotUpstream:
    case Code::kTargetInClosedMi:
    case Code::kIrreversible:
    case Code::kSafeguardSkipped:
    case Code::kReturnLimit:
    case Code::kUrgeLimit:
    case Code::kQuorumLost:
    case Code::kProxyCycle:
    case Code::kAssigneeEmpty: return Status::kUnprocessable;
  }
  return Status::kConflict;
}

engine::ActorKind kind_of(ActorKind kind) {
  switch (kind) {
    case ActorKind::kPublic: return engine::ActorKind::kPublic;
    case ActorKind::kAccount: return engine::ActorKind::kAccount;
    case ActorKind::kOpen: return engine::ActorKind::kOpen;
  }
  return engine::ActorKind::kPublic;
}

}  // namespace

engine::Actor acting(const Services& services, const Request& request, bool may_act_on_any) {
  engine::Actor actor;
  actor.kind = kind_of(request.actor.kind);
  actor.login = request.actor.login;
  actor.via = request.actor.credential == Credential::kSession ? "browser" : "api";
  actor.may_act_on_any = may_act_on_any;
  if (request.actor.kind != ActorKind::kAccount) return actor;
  const auto snapshot = services.processor.snapshot();
  if (const engine::Account* account = snapshot->account(actor.login)) {
    actor.account = account->key;
    actor.person_id = account->person_id;
    actor.roles = snapshot->roles_of(*account);
  }
  return actor;
}

Problem problem_of(const engine::Rejection& rejection) {
  Problem problem;
  problem.status = status_of(rejection.code);
  problem.title = rejection.declared_code.empty() ? std::string(name_of(rejection.code))
                                                  : rejection.declared_code;
  problem.detail = rejection.detail;
  for (const engine::FieldError& error : rejection.fields) {
    problem.errors.push_back({error.field, error.message, error.message_zh, error.code});
  }
  return problem;
}

Problem problem_of(const engine::Unavailable& unavailable) {
  using Reason = engine::Unavailable::Reason;
  switch (unavailable.reason) {
    case Reason::kBusy:
      return {Status::kTooManyRequests,
              "RESOURCE_EXHAUSTED",
              "too many commands are waiting; try again",
              {}};
    case Reason::kStopping:
      return {Status::kServiceUnavailable, "RESOURCE_EXHAUSTED", "the server is going down", {}};
    case Reason::kQuarantined:
      return {
          Status::kServiceUnavailable,
          "QUARANTINED",
          "the case cannot go on until an administrator has looked at it: " + unavailable.detail,
          {}};
    case Reason::kStore:
      return {Status::kServiceUnavailable, "STORE_FAILED", unavailable.detail, {}};
    case Reason::kTimeout: return {Status::kGatewayTimeout, {}, unavailable.detail, {}};
  }
  return {Status::kServiceUnavailable, {}, unavailable.detail, {}};
}

Response answer_of(const engine::CommandResult& result,
                   const std::function<Response(const engine::Done&)>& done) {
  if (const auto* success = std::get_if<engine::Done>(&result)) return done(*success);
  if (const auto* rejection = std::get_if<engine::Rejection>(&result)) {
    return problem(problem_of(*rejection));
  }
  if (const auto* repeated = std::get_if<engine::Repeated>(&result)) {
    Response response =
        repeated->answer.body.empty() ? no_content() : json_text(repeated->answer.body);
    response.status = static_cast<Status>(repeated->answer.status);
    return response;
  }
  return problem(problem_of(std::get<engine::Unavailable>(result)));
}

engine::Callback answering(Reply reply, std::function<Response(const engine::Done&)> done) {
  auto shared = std::make_shared<Reply>(std::move(reply));
  return [shared, done = std::move(done)](const engine::CommandResult& result) {
    (*shared)(answer_of(result, done));
  };
}

engine::Callback answering_nothing(Reply reply) {
  return answering(std::move(reply), [](const engine::Done&) { return no_content(); });
}

}  // namespace web

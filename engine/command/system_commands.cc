#include <type_traits>
#include <utility>
#include <variant>

#include "engine/command/handler.h"

// Commands that belong to no case: time, settings, people, notices.
namespace engine {

Refusal handle(StepContext& step, const PinClock& command) {
  if (!is_writable(command.at)) {
    return refuse(RejectionCode::kArgInvalid, "the time is not in the years 0000 to 9999");
  }
  step.write(ClockPinned{command.at});
  return {};
}

Refusal handle(StepContext& step, const ResetClock&) {
  step.write(ClockReset{});
  return {};
}

Refusal handle(StepContext& step, const MoveClock& command) {
  if (command.to < step.now()) {
    return refuse(RejectionCode::kArgInvalid, "the time of a demo only moves forward");
  }
  if (!is_writable(command.to)) {
    return refuse(RejectionCode::kArgInvalid, "the time is not in the years 0000 to 9999");
  }
  step.write(ClockMoved{command.to, command.real});
  return {};
}

Refusal handle(StepContext& step, const ChangeSetting& command) {
  if (command.name.empty()) return refuse(RejectionCode::kArgInvalid, "a setting has a name");
  step.write(SettingChanged{command.name, command.value});
  return {};
}

namespace {

// Whether the fact is what the tables say already.
bool is_so(const State& state, const UnitWritten& fact) {
  const Unit* unit = state.units.find(fact.code);
  return unit != nullptr &&
         *unit == Unit{fact.code, fact.name, fact.name_en, fact.kind, fact.parent, fact.head.value};
}
bool is_so(const State& state, const AccountOpened& fact) {
  const Account* account = state.accounts.find(fact.account);
  return account != nullptr &&
         *account == Account{fact.account,       fact.login.value,     fact.name.value,
                             fact.name_en.value, fact.person_id.value, false};
}
bool is_so(const State& state, const AccountClosed& fact) {
  const Account* account = state.accounts.find(fact.account);
  return account == nullptr || account->closed;
}
bool is_so(const State& state, const RoleGranted& fact) {
  return state.granted_roles.find({fact.account, fact.role, fact.unit}) != nullptr;
}
bool is_so(const State& state, const RoleRevoked& fact) {
  return state.granted_roles.find({fact.account, fact.role, fact.unit}) == nullptr;
}
template <class Passing>
bool is_so(const State&, const Passing&) {
  return false;
}

}  // namespace

Refusal handle(StepContext& step, const RecordPeople& command) {
  for (const PeopleFact& fact : command.facts) {
    std::visit(
        [&](const auto& each) {
          if (!is_so(step.state(), each)) step.write(each);
        },
        fact);
  }
  return {};
}

Refusal handle(StepContext& step, const MarkNoticeRead& command) {
  step.ask({Lookup::Kind::kNotice, to_text(command.notice), {}});
  const Notice* notice = step.state().notices.find(command.notice);
  const bool own =
      notice != nullptr && !notice->recipient.empty() &&
      (notice->recipient == command.actor.login || notice->recipient == command.actor.person_id);
  if (!own) return refuse(RejectionCode::kNotFound, "there is no such notice");
  if (notice->read.ms == 0) step.write(NoticeRead{command.notice});
  return {};
}

}  // namespace engine

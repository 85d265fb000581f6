#include <string>
#include <utility>

#include "engine/state/event_applier.h"

// Appliers of what lies beside the cases and of what all share.
namespace engine {

std::optional<Lookup> lookup_of(const Event& event) {
  if (const auto* correlated = std::get_if<MessageCorrelated>(&event)) {
    return Lookup{Lookup::Kind::kMessage, to_text(correlated->message), {}};
  }
  if (const auto* expired = std::get_if<MessageExpired>(&event)) {
    return Lookup{Lookup::Kind::kMessage, to_text(expired->message), {}};
  }
  if (const auto* written = std::get_if<RecordWritten>(&event)) {
    return Lookup{Lookup::Kind::kRegisterRecord, written->register_id, written->record_key.value};
  }
  if (const auto* read = std::get_if<NoticeRead>(&event)) {
    return Lookup{Lookup::Kind::kNotice, to_text(read->key), {}};
  }
  return std::nullopt;
}

void EventApplier::operator()(const MessagePublished& event) {
  if (!event.buffered) return;
  std::vector<feel::Entry> variables;
  variables.reserve(event.variables.size());
  for (const WrittenVariable& each : event.variables) {
    variables.push_back({each.name, each.value.value});
  }
  changes_.insert(state_.messages, BufferedMessage{event.message,
                                                   event.name,
                                                   event.correlation_key.value,
                                                   event.message_id.value,
                                                   now_,
                                                   event.expires,
                                                   feel::Value::context(std::move(variables)),
                                                   {}});
}

void EventApplier::operator()(const MessageCorrelated& event) {
  if (state_.messages.find(event.message) != nullptr) {
    changes_.update(state_.messages, event.message).reached.push_back(event.process_id);
  }
}

void EventApplier::operator()(const MessageExpired& event) {
  changes_.erase(state_.messages, event.message);
}

void EventApplier::operator()(const RecordWritten& event) {
  const std::pair<std::string_view, std::string_view> order{event.register_id,
                                                            event.record_key.value};
  if (state_.records.find(order) != nullptr) {
    RegisterRecord& record = changes_.update(state_.records, order);
    record.value = event.value.value;
    record.instance = event.instance;
    record.updated = now_;
    return;
  }
  changes_.insert(state_.records,
                  RegisterRecord{event.register_id, event.record_key.value, event.key,
                                 event.value.value, event.instance, now_, now_});
}

void EventApplier::operator()(const NoticeSent& event) {
  changes_.insert(state_.notices, Notice{event.key,
                                         event.instance,
                                         event.recipient.value,
                                         event.template_id,
                                         event.data.value,
                                         now_,
                                         {}});
}

void EventApplier::operator()(const NoticeRead& event) {
  changes_.update(state_.notices, event.key).read = now_;
}

void EventApplier::operator()(const ResourcesDeployed& event) {
  changes_.insert(state_.deployments, Deployment{event.deployment, event.package, now_});
}

namespace {

ModelVersion version_of(const DeployedModel& model) {
  return {model.deployment,    model.id,     model.name, model.version, model.version_tag,
          model.resource_name, model.sha256, false};
}

}  // namespace

void EventApplier::operator()(const ProcessDeployed& event) {
  for (auto at = state_.message_starts.begin(); at != state_.message_starts.end();) {
    const MessageStart& start = *at++;
    if (start.process_id == event.id) changes_.erase(state_.message_starts, start.order());
  }
  changes_.insert(state_.processes, ProcessVersion{version_of(event), event.key, event.start_form});
  state_.renew_indexes();
}

void EventApplier::operator()(const MessageStartOpened& event) {
  changes_.insert(state_.message_starts, MessageStart{event.subscription, event.definition,
                                                      event.element, event.process_id, event.name});
}

void EventApplier::operator()(const RequirementsDeployed& event) {
  changes_.insert(state_.requirements,
                  RequirementsVersion{version_of(event), event.key, event.imports});
  state_.renew_indexes();
}

void EventApplier::operator()(const DecisionDeployed& event) {
  changes_.insert(state_.decisions, DecisionVersion{version_of(event), event.key,
                                                    event.requirements, event.requirements_id});
  state_.renew_indexes();
}

void EventApplier::operator()(const FormDeployed& event) {
  changes_.insert(state_.forms, FormVersion{version_of(event), event.key});
  state_.renew_indexes();
}

void EventApplier::operator()(const ResourceDeployed& event) {
  changes_.insert(state_.resources, ResourceVersion{version_of(event), event.key});
  state_.renew_indexes();
}

void EventApplier::operator()(const ModelDeleted& event) {
  const std::uint64_t key = event.key.value;
  switch (event.kind) {
    case ModelKind::kProcess:
      changes_.update(state_.processes, ProcessDefinitionKey{key}).deleted = true;
      for (auto at = state_.message_starts.begin(); at != state_.message_starts.end();) {
        const MessageStart& start = *at++;
        if (start.definition.value == key) changes_.erase(state_.message_starts, start.order());
      }
      break;
    case ModelKind::kRequirements:
      changes_.update(state_.requirements, RequirementsKey{key}).deleted = true;
      for (const DecisionVersion& decision : state_.decisions) {
        if (decision.requirements.value != key) continue;
        changes_.update(state_.decisions, decision.key).deleted = true;
      }
      break;
    case ModelKind::kForm: changes_.update(state_.forms, FormKey{key}).deleted = true; break;
    case ModelKind::kResource:
      changes_.update(state_.resources, ResourceKey{key}).deleted = true;
      break;
  }
  state_.renew_indexes();
}

namespace {

ClockRow& clock_row(State& state, Changes& changes) {
  if (state.clock.empty()) return changes.insert(state.clock, ClockRow{});
  return changes.update(state.clock, 0);
}

}  // namespace

void EventApplier::operator()(const ClockPinned& event) {
  ClockRow& clock = clock_row(state_, changes_);
  clock.pinned = true;
  clock.pinned_at = event.at;
}

void EventApplier::operator()(const ClockReset&) {
  ClockRow& clock = clock_row(state_, changes_);
  clock.pinned = false;
  clock.pinned_at = {};
}

void EventApplier::operator()(const ClockMoved& event) {
  ClockRow& clock = clock_row(state_, changes_);
  clock.moved = true;
  clock.moved_to = event.to;
  clock.moved_real = event.real;
}

void EventApplier::operator()(const SettingChanged& event) {
  if (state_.settings.find(event.name) != nullptr) {
    changes_.update(state_.settings, event.name).value = event.value.value;
  } else {
    changes_.insert(state_.settings, Setting{event.name, event.value.value});
  }
}

void EventApplier::operator()(const AccountOpened& event) {
  Account row{event.account,       event.login.value,     event.name.value,
              event.name_en.value, event.person_id.value, false};
  if (state_.accounts.find(event.account) != nullptr) {
    changes_.update(state_.accounts, event.account) = std::move(row);
  } else {
    changes_.insert(state_.accounts, std::move(row));
  }
}

void EventApplier::operator()(const AccountClosed& event) {
  changes_.update(state_.accounts, event.account).closed = true;
}

void EventApplier::operator()(const RoleGranted& event) {
  if (state_.granted_roles.find({event.account, event.role, event.unit}) != nullptr) return;
  changes_.insert(state_.granted_roles, GrantedRole{event.account, event.role, event.unit});
}

void EventApplier::operator()(const RoleRevoked& event) {
  changes_.erase(state_.granted_roles, {event.account, event.role, event.unit});
}

void EventApplier::operator()(const UnitWritten& event) {
  Unit row{event.code, event.name, event.name_en, event.kind, event.parent, event.head.value};
  if (state_.units.find(event.code) != nullptr) {
    changes_.erase(state_.units, event.code);
  }
  changes_.insert(state_.units, std::move(row));
}

}  // namespace engine

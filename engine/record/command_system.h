#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "engine/base/instant.h"
#include "engine/feel/value.h"
#include "engine/record/actor.h"
#include "engine/record/event_definition.h"
#include "engine/record/event_system.h"
#include "engine/record/key.h"

namespace engine::bpmn {
struct ProcessDefinition;
}
namespace engine::dmn {
class Model;
}
namespace engine::form {
struct Form;
}

namespace engine {

// A file as read, checked and compiled before the command was queued. At most one of the three
// models is there; a file without any is kept as a resource.
struct DeployedFile {
  std::string name;
  // Of its bytes, in hexadecimal.
  std::string sha256;
  std::vector<std::shared_ptr<const bpmn::ProcessDefinition>> processes;
  std::shared_ptr<const dmn::Model> decisions;
  std::shared_ptr<const form::Form> form;
  // Of a form or resource.
  std::string id;
  // As of `RequirementsDeployed`.
  std::vector<std::string> imports{};
};

// All of the files or none. A file whose models equal the newest versions keeps their keys.
struct DeployResources {
  Actor actor;
  std::string package;
  std::vector<DeployedFile> files;
};

// By the key of a process, a requirements graph, a form or another resource.
struct DeleteResource {
  Actor actor;
  ResourceKey key;
};

struct PinClock {
  Actor actor;
  Instant at;
};

struct ResetClock {
  Actor actor;
};

// By the newest version of an id, or by key. `variables` is a context.
struct EvaluateDecision {
  Actor actor;
  std::string id;
  DecisionKey key;
  feel::Value variables;
};

// Of a demo: forward only.
struct MoveClock {
  Actor actor;
  Instant to;
  Instant real;
};

struct ChangeSetting {
  Actor actor;
  std::string name;
  feel::Value value;
};

// Facts about people that were decided outside of any case: an import, a role granted, somebody
// who came or went. The events are written as they are when they are not yet so.
using PeopleFact = std::variant<UnitWritten, AccountOpened, AccountClosed, RoleGranted, RoleRevoked,
                                LoggedIn, LoggedOut, LoginFailed>;

struct RecordPeople {
  Actor actor;
  std::vector<PeopleFact> facts;
};

struct MarkNoticeRead {
  Actor actor;
  NoticeKey notice;
};

// What somebody is about to be shown of a person: `object` says where it stands, as "task 17", and
// `why` by what right, as "task" or "role".
struct DossierView {
  std::string person_id;
  std::string object;
  std::string why;
};

// A record of the access log for each, before the values leave (DOMAIN §1.8.9, TRUST §4.2).
struct ReadDossier {
  Actor actor;
  std::vector<DossierView> views;
};

// A door of a package from outside to a message (DESIGN §4): checks who, form and refusals, keeps
// the record, publishes the message. `further` is a context of the further forms by their names in
// expressions, as `consent`. Fields that are hashed are so already, and were checked before.
// `receipt` was drawn for it. `source`: the variables of an instance that is over, which nobody
// changes any more, for what is started where nobody waits; null if there is none.
struct SubmitIntake {
  Actor actor;
  std::string package;
  std::string intake;
  feel::Value form;
  std::string correlation_key{};
  feel::Value further{};
  std::string receipt{};
  feel::Value source{};
};

// The start of a process as a package declares it.
struct StartByStarter {
  Actor actor;
  std::string package;
  std::string starter;
  feel::Value form;
};

}  // namespace engine

#include "web/cli/demo_start.h"

#include <algorithm>
#include <future>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace web {
namespace {

engine::Actor demo_actor() {
  engine::Actor actor;
  actor.kind = engine::ActorKind::kDemo;
  actor.via = "demo";
  actor.may_act_on_any = true;
  return actor;
}

// Runs the command and waits for its commit.
void run(engine::Processor& processor, engine::CommandRequest request) {
  std::promise<engine::CommandResult> answered;
  request.callback = [&answered](const engine::CommandResult& result) {
    answered.set_value(result);
  };
  processor.execute(std::move(request));
  const engine::CommandResult result = answered.get_future().get();
  if (std::holds_alternative<engine::Done>(result)) return;
  std::ostringstream why;
  if (const auto* rejection = std::get_if<engine::Rejection>(&result)) why << *rejection;
  if (const auto* failed = std::get_if<engine::Unavailable>(&result)) why << failed->detail;
  throw std::runtime_error("the demo cannot begin: " + why.str());
}

template <class Row>
bool contains(const std::vector<Row>& versions, engine::DeploymentKey deployment,
              const std::string& sha256) {
  return std::any_of(versions.begin(), versions.end(), [&](const Row& version) {
    return version.deployment == deployment && version.sha256 == sha256;
  });
}

// Whether the package was deployed, and its last deployment has each of the files as it is.
bool is_deployed(const engine::Snapshot& snapshot, const engine::DeployResources& command) {
  const auto last = std::find_if(
      snapshot.deployments.rbegin(), snapshot.deployments.rend(),
      [&](const engine::Deployment& deployment) { return deployment.package == command.package; });
  if (last == snapshot.deployments.rend()) return false;
  return std::all_of(command.files.begin(), command.files.end(),
                     [&, key = last->key](const engine::DeployedFile& file) {
                       return contains(snapshot.processes, key, file.sha256) ||
                              contains(snapshot.requirements, key, file.sha256) ||
                              contains(snapshot.forms, key, file.sha256) ||
                              contains(snapshot.resources, key, file.sha256);
                     });
}

engine::CaseId random_id(engine::Random& random) {
  return engine::CaseId{random.word(), random.word()};
}

// Of the units and people that are not there yet.
std::vector<engine::PeopleFact> missing_facts(const engine::Snapshot& snapshot,
                                              const engine::people::People& people,
                                              engine::Random& random) {
  std::vector<engine::PeopleFact> facts;
  for (const engine::people::Unit& unit : people.units()) {
    if (snapshot.unit(unit.code) != nullptr) continue;
    facts.push_back(
        engine::UnitWritten{unit.code, unit.name.zh, unit.name.en, unit.kind, unit.parent, {}});
  }
  for (const engine::people::Person& person : people.people()) {
    if (snapshot.account(person.login) != nullptr) continue;
    const engine::CaseId account = random_id(random);
    facts.push_back(engine::AccountOpened{account, person.login, person.name.zh, person.name.en,
                                          person.person_id});
    for (const engine::people::HeldRole& held : person.roles) {
      facts.push_back(engine::RoleGranted{account, held.role, held.unit});
    }
  }
  return facts;
}

}  // namespace

void begin_with(const ShippedFiles& files, const engine::package::Package& package,
                engine::Processor& processor, const engine::Hasher& hasher, engine::Random& random,
                engine::Instant real_now) {
  engine::ReadDeployment read =
      engine::read_deployment(demo_actor(), package.id, files_of(files, package), hasher);
  if (read.is_refused()) throw std::runtime_error("the demo cannot begin:\n" + read.text());
  const std::shared_ptr<const engine::Snapshot> snapshot = processor.snapshot();
  if (!snapshot->clock) {
    engine::CommandRequest time;
    time.command = engine::MoveClock{demo_actor(), package.begins, real_now};
    run(processor, std::move(time));
  }
  std::vector<engine::PeopleFact> facts = missing_facts(*snapshot, *package.people, random);
  if (!facts.empty()) {
    engine::CommandRequest people;
    people.command = engine::RecordPeople{demo_actor(), std::move(facts)};
    run(processor, std::move(people));
  }
  if (is_deployed(*snapshot, read.command)) return;
  engine::CommandRequest deploy;
  deploy.command = std::move(read.command);
  deploy.files = std::move(read.files);
  run(processor, std::move(deploy));
}

}  // namespace web

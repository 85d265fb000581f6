#include "web/cli/demo_start.h"

#include <algorithm>
#include <future>
#include <optional>
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
void run(engine::Processor& processor, engine::Command command,
         std::vector<engine::UploadedFile> files = {}) {
  engine::CommandRequest request;
  request.command = std::move(command);
  request.files = std::move(files);
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
bool is_deployed(const engine::Snapshot& snapshot, const std::string& package,
                 const std::vector<engine::UploadedFile>& files, const engine::Hasher& hasher) {
  const auto last = std::find_if(
      snapshot.deployments.rbegin(), snapshot.deployments.rend(),
      [&](const engine::Deployment& deployment) { return deployment.package == package; });
  if (last == snapshot.deployments.rend()) return false;
  return std::all_of(files.begin(), files.end(), [&](const engine::UploadedFile& file) {
    const std::string sha256 = hasher.sha256(file.bytes);
    return contains(snapshot.processes, last->key, sha256) ||
           contains(snapshot.requirements, last->key, sha256) ||
           contains(snapshot.forms, last->key, sha256) ||
           contains(snapshot.resources, last->key, sha256);
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
  const std::shared_ptr<const engine::Snapshot> snapshot = processor.snapshot();
  std::vector<engine::UploadedFile> uploads = files_of(files, package);
  std::optional<engine::ReadDeployment> read;
  if (!is_deployed(*snapshot, package.id, uploads, hasher)) {
    read = engine::read_deployment(demo_actor(), package.id, std::move(uploads), hasher);
    if (read->is_refused()) throw std::runtime_error("the demo cannot begin:\n" + read->text());
  }
  if (!snapshot->clock) {
    run(processor, engine::MoveClock{demo_actor(), package.begins, real_now});
  }
  std::vector<engine::PeopleFact> facts = missing_facts(*snapshot, *package.people, random);
  if (!facts.empty()) run(processor, engine::RecordPeople{demo_actor(), std::move(facts)});
  if (read) run(processor, std::move(read->command), std::move(read->files));
}

}  // namespace web

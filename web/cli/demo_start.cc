#include "web/cli/demo_start.h"

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

bool is_deployed(const engine::Snapshot& snapshot, const std::string& package) {
  for (const engine::Deployment& deployment : snapshot.deployments) {
    if (deployment.package == package) return true;
  }
  return false;
}

engine::CaseId random_id(engine::Random& random) {
  return engine::CaseId{random.word(), random.word()};
}

std::vector<engine::PeopleFact> facts_of(const engine::people::People& people,
                                         engine::Random& random) {
  std::vector<engine::PeopleFact> facts;
  for (const engine::people::Unit& unit : people.units()) {
    facts.push_back(
        engine::UnitWritten{unit.code, unit.name.zh, unit.name.en, unit.kind, unit.parent, {}});
  }
  for (const engine::people::Person& person : people.people()) {
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
  if (is_deployed(*processor.snapshot(), package.id)) return;
  engine::CommandRequest time;
  time.command = engine::MoveClock{demo_actor(), package.begins, real_now};
  run(processor, std::move(time));
  engine::ReadDeployment read =
      engine::read_deployment(demo_actor(), package.id, files_of(files, package), hasher);
  if (read.is_refused()) throw std::runtime_error("the demo cannot begin:\n" + read.text());
  engine::CommandRequest people;
  people.command = engine::RecordPeople{demo_actor(), facts_of(*package.people, random)};
  run(processor, std::move(people));
  engine::CommandRequest deploy;
  deploy.command = std::move(read.command);
  deploy.files = std::move(read.files);
  run(processor, std::move(deploy));
}

}  // namespace web

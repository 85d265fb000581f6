#include "tests/web/routes/api_house.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <fstream>
#include <functional>
#include <future>
#include <mutex>
#include <optional>

#include "engine/feel/json.h"
#include "engine/package/read_package.h"
#include "engine/runtime/deployment.h"
#include "engine/state/model_names.h"
#include "storage/log/sha256.h"
#include "storage/sql/kept_answers.h"
#include "storage/sql/queries.h"
#include "storage/sql/store.h"
#include "storage/sqlite/sqlite_connection.h"
#include "tests/web/routes/document_check.h"
#include "web/auth/address_limits.h"
#include "web/auth/sessions.h"
#include "web/auth/sign_in.h"
#include "web/http/openapi.h"
#include "web/http/router.h"
#include "web/routes/api/routes.h"
#include "web/routes/people_rights.h"
#include "web/routes/public/routes.h"
#include "web/routes/services.h"
#include "web/routes/v2/routes.h"

namespace web {
namespace {

using engine::feel::Value;

class ShippedFiles final : public engine::package::FileSource {
 public:
  std::optional<std::string_view> find(std::string_view path) const override {
    std::string& bytes = read_[std::string(path)];
    if (bytes.empty()) {
      std::ifstream file(ASSENT_SOURCE_DIR "/" + std::string(path), std::ios::binary);
      bytes.assign(std::istreambuf_iterator<char>(file), {});
    }
    if (bytes.empty()) return std::nullopt;
    return bytes;
  }

 private:
  mutable std::map<std::string, std::string, std::less<>> read_;
};

// Every look at it is a millisecond later.
class TestClock final : public engine::Clock {
 public:
  engine::Instant now() const override { return {1'700'000'000'000 + ++looks_}; }

 private:
  mutable std::atomic<std::int64_t> looks_{0};
};

class CountingRandom final : public engine::Random {
 public:
  std::uint64_t word() override { return ++last_ * 0x9E3779B97F4A7C15ULL; }

 private:
  std::uint64_t last_ = 0;
};

class Nobody final : public engine::Notifier {
 public:
  void committed(const std::vector<engine::Committed>&) override {}
};

class PackageCalendars final : public engine::feel::Calendars {
 public:
  explicit PackageCalendars(const engine::Calendar& calendar) : calendar_(calendar) {}
  const engine::Calendar* find(std::string_view name) const override {
    return name.empty() || name == calendar_.id() ? &calendar_ : nullptr;
  }

 private:
  const engine::Calendar& calendar_;
};

// The thread of the test is the I/O thread: it runs what is posted until the answer is there.
class WaitingExchange final : public Exchange {
 public:
  void send(Response response) override {
    const std::lock_guard lock(mutex_);
    answer_ = std::move(response);
    changed_.notify_all();
  }
  void post(std::function<void()> task) override {
    const std::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
    changed_.notify_all();
  }
  bool closed() const override { return false; }
  void on_closed(std::function<void()>) override {}

  Response wait() {
    std::unique_lock lock(mutex_);
    while (!answer_) {
      if (!changed_.wait_for(lock, std::chrono::seconds(20),
                             [this] { return answer_ || !tasks_.empty(); })) {
        throw std::runtime_error("no answer came");
      }
      while (!tasks_.empty()) {
        const auto task = std::move(tasks_.front());
        tasks_.pop_front();
        lock.unlock();
        task();
        lock.lock();
      }
    }
    return *std::move(answer_);
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> tasks_;
  std::optional<Response> answer_;
};

// Whoever is named; nobody without a name. Rights are those of the real gate.
class NamedGate final : public Gate {
 public:
  explicit NamedGate(Rights& rights) : rights_(rights) {}

  void admit(Request& request, const Route& route, Reply reply, Enter enter) override {
    request.actor.kind = login.empty() ? ActorKind::kPublic : ActorKind::kAccount;
    request.actor.credential = login.empty() ? Credential::kNone : Credential::kSession;
    request.actor.login = login;
    const bool may = route.permission == Permission::kPublic ||
                     (!login.empty() && (route.permission == Permission::kSignedIn ||
                                         rights_.may(request.actor, route.permission)));
    if (may) return enter(std::move(reply));
    reply(problem(forbidden("not his to do")));
  }

  std::string login;

 private:
  Rights& rights_;
};

std::vector<engine::PeopleFact> facts_of(const engine::people::People& people) {
  std::vector<engine::PeopleFact> facts;
  for (const engine::people::Unit& unit : people.units()) {
    facts.emplace_back(
        engine::UnitWritten{unit.code, unit.name.zh, unit.name.en, unit.kind, unit.parent, {}});
  }
  std::uint64_t number = 0;
  for (const engine::people::Person& person : people.people()) {
    const engine::CaseId account{1, ++number};
    facts.emplace_back(engine::AccountOpened{account, person.login, person.name.zh, person.name.en,
                                             person.person_id});
    for (const engine::people::HeldRole& held : person.roles) {
      facts.emplace_back(engine::RoleGranted{account, held.role, held.unit});
    }
  }
  return facts;
}

}  // namespace

struct ApiHouse::Inside {
  Inside();
  ~Inside() {
    if (processor) processor->stop();
    std::filesystem::remove_all(folder);
  }

  void run(engine::CommandRequest request) {
    std::promise<engine::CommandResult> promise;
    request.callback = [&promise](const engine::CommandResult& result) {
      promise.set_value(result);
    };
    processor->execute(std::move(request));
    const engine::CommandResult result = promise.get_future().get();
    if (const auto* refused = std::get_if<engine::Rejection>(&result)) FAIL(*refused);
    REQUIRE(std::holds_alternative<engine::Done>(result));
  }
  void run(engine::Command command) {
    engine::CommandRequest request;
    request.command = std::move(command);
    run(std::move(request));
  }
  void fill();
  void deploy(const std::string& package_id, std::vector<engine::UploadedFile> uploads);

  std::filesystem::path folder;
  ShippedFiles files;
  std::shared_ptr<const engine::package::Package> package;
  std::unique_ptr<PackageCalendars> calendars;
  TestClock clock;
  CountingRandom random;
  Nobody notifier;
  storage::Sha256 hasher;
  std::unique_ptr<storage::SqlStore> store;
  std::unique_ptr<storage::SqlKeptAnswers> answers;
  std::unique_ptr<engine::Processor> processor;
  std::unique_ptr<storage::SqlQueries> queries;
  MemorySessionStore session_store;
  std::unique_ptr<Sessions> sessions;
  AddressLimits public_limits{system_clock()};
  std::unique_ptr<Services> services;
  std::unique_ptr<PeopleRights> rights;
  std::unique_ptr<NamedGate> gate;
  std::unique_ptr<Router> router;
  std::optional<DocumentCheck> document;
};

ApiHouse::Inside::Inside() {
  std::string name = (std::filesystem::temp_directory_path() / "assent-api-XXXXXX").string();
  folder = mkdtemp(name.data());
  const auto reading = engine::package::read_package(files, "heping");
  for (const auto& finding : reading.findings) UNSCOPED_INFO(finding);
  REQUIRE(reading.package != nullptr);
  package = reading.package;
  calendars = std::make_unique<PackageCalendars>(*package->calendar);
  const std::filesystem::path file = storage::sqlite_file(folder);
  store = std::make_unique<storage::SqlStore>(
      storage::open_sqlite(file, storage::SqliteUse::kWriter), random, "test");
  answers = std::make_unique<storage::SqlKeptAnswers>(store->connection());
  engine::ProcessorOptions options;
  options.packages = {package};
  processor = std::make_unique<engine::Processor>(
      engine::Processor::Ports{*store, *answers, clock, random, notifier, calendars.get(),
                               package->people.get()},
      options);
  queries = std::make_unique<storage::SqlQueries>(
      storage::open_sqlite(file, storage::SqliteUse::kReader),
      [this]() -> std::shared_ptr<const engine::ModelNames> {
        return std::make_shared<engine::CatalogNames>(processor->snapshot()->catalog);
      });
  sessions = std::make_unique<Sessions>(session_store, system_clock());
  services = std::make_unique<Services>(Services{
      *processor, hasher, clock, [this](const Request&) -> engine::Queries& { return *queries; }});
  services->sessions = sessions.get();
  services->calendars = calendars.get();
  services->demo = "heping";
  services->version = "1";
  services->identity_digest = [this](std::string_view text) { return hasher.sha256(text); };
  services->public_limits = &public_limits;
  rights = std::make_unique<PeopleRights>([this] { return processor->snapshot(); });
  gate = std::make_unique<NamedGate>(*rights);
  router = std::make_unique<Router>(*services, *gate);
  v2::mount(*router);
  api::mount(*router);
  posting::mount(*router);
  document.emplace(engine::feel::parse_json(openapi_document(router->routes(), "1")).value());
  processor->start();
  fill();
}

void ApiHouse::Inside::fill() {
  run(engine::MoveClock{{}, package->begins, clock.now()});
  run(engine::RecordPeople{{}, facts_of(*package->people)});
  std::vector<engine::UploadedFile> uploads;
  for (const engine::package::ModelFile& model : package->models) {
    uploads.push_back({model.name, std::string(*files.find(model.path))});
  }
  deploy(package->id, std::move(uploads));
}

void ApiHouse::Inside::deploy(const std::string& package_id,
                              std::vector<engine::UploadedFile> uploads) {
  engine::ReadDeployment read = engine::read_deployment({}, package_id, std::move(uploads), hasher);
  INFO(read.text());
  REQUIRE_FALSE(read.is_refused());
  engine::CommandRequest request;
  request.command = std::move(read.command);
  request.files = std::move(read.files);
  run(std::move(request));
}

ApiHouse::ApiHouse() : inside_(std::make_unique<Inside>()) {}
ApiHouse::~ApiHouse() = default;

ApiHouse::Answer ApiHouse::send(std::string_view login, std::string_view method,
                                std::string_view target, std::string_view json,
                                std::string_view idempotency_key) {
  Request request;
  request.method = parse_method(method).value();
  request.set_target(target).value();
  request.body = json;
  if (!json.empty()) request.headers.add("Content-Type", "application/json");
  if (!idempotency_key.empty()) request.headers.add("Idempotency-Key", idempotency_key);
  inside_->gate->login = login;
  const auto exchange = std::make_shared<WaitingExchange>();
  inside_->router->handle(request, Reply(exchange));
  Response response = exchange->wait();
  render_problem(response, request);
  Answer answer{number_of(response.status), {}};
  if (!response.body.empty()) answer.body = engine::feel::parse_json(response.body).value();
  INFO(method << ' ' << target << ' ' << answer.status);
  CHECK(inside_->document->breaches({method, request.path(), answer.status, response.content_type,
                                     answer.body}) == std::vector<std::string>{});
  return answer;
}

ApiHouse::Page ApiHouse::open(std::string_view method, std::string_view target,
                              std::string_view form, std::string_view accept_language) {
  Request request;
  request.method = parse_method(method).value();
  request.set_target(target).value();
  request.body = form;
  request.peer = "192.0.2.7";
  if (!form.empty()) request.headers.add("Content-Type", "application/x-www-form-urlencoded");
  if (!accept_language.empty()) request.headers.add("Accept-Language", accept_language);
  inside_->gate->login.clear();
  const auto exchange = std::make_shared<WaitingExchange>();
  inside_->router->handle(request, Reply(exchange));
  Response response = exchange->wait();
  render_problem(response, request);
  const auto header = [&response](std::string_view name) {
    return std::string(response.headers.find(name).value_or(""));
  };
  return {number_of(response.status), std::string(response.content()), header("Location"),
          header("Content-Security-Policy"), header("X-Robots-Tag")};
}

ApiHouse::Page ApiHouse::page(std::string_view target, std::string_view accept_language) {
  return open("GET", target, {}, accept_language);
}

ApiHouse::Page ApiHouse::hand_in(std::string_view target, std::string_view form) {
  return open("POST", target, form, {});
}

ApiHouse::Answer ApiHouse::get(std::string_view login, std::string_view target) {
  return send(login, "GET", target, {}, {});
}

ApiHouse::Answer ApiHouse::post(std::string_view login, std::string_view target,
                                std::string_view json, std::string_view idempotency_key) {
  return send(login, "POST", target, json, idempotency_key);
}

ApiHouse::Answer ApiHouse::patch(std::string_view login, std::string_view target,
                                 std::string_view json) {
  return send(login, "PATCH", target, json, {});
}

ApiHouse::Answer ApiHouse::erase(std::string_view login, std::string_view target) {
  return send(login, "DELETE", target, {}, {});
}

void ApiHouse::deploy(const std::map<std::string, std::string>& files) {
  std::vector<engine::UploadedFile> uploads;
  for (const auto& [name, content] : files) uploads.push_back({name, content});
  inside_->deploy("", std::move(uploads));
}

void ApiHouse::move_to(std::string_view time) {
  const Answer answer =
      post("chen.shuhang", "/api/demo/time", "{\"to\":\"" + std::string(time) + "\"}");
  INFO(answer.text(""));
  REQUIRE(answer.status == 200);
}

ApiHouse::Answer ApiHouse::task(std::string_view login, std::string_view element) {
  const Answer found =
      post(login, "/api/tasks/search",
           R"({"filter":{"view":"todo","elementId":")" + std::string(element) + "\"}}");
  INFO(found.text(""));
  REQUIRE(found.text("page.totalItems") == "1");
  return get(login, "/api/tasks/" + found.text("items[0].taskKey"));
}

ApiHouse::Answer ApiHouse::complete(std::string_view login, std::string_view element,
                                    std::string_view json) {
  const Answer open = task(login, element);
  return post(login, "/api/tasks/" + open.text("taskKey") + "/completion",
              "{\"taskVersion\":" + open.text("taskVersion") + "," + std::string(json) + "}");
}

Value ApiHouse::Answer::at(std::string_view path) const {
  Value here = body;
  while (!path.empty()) {
    const std::size_t end = path.find_first_of(".[]");
    const std::string_view name = path.substr(0, end);
    path.remove_prefix(end == std::string_view::npos ? path.size() : end + 1);
    if (name.empty()) continue;
    Value next;
    if (here.is_list()) {
      const auto index = static_cast<std::size_t>(std::stoul(std::string(name)));
      if (index < here.items().size()) next = here.items()[index];
    } else if (const Value* found = here.find(name)) {
      next = *found;
    }
    here = next;
  }
  return here;
}

std::string ApiHouse::Answer::text(std::string_view path) const {
  const Value found = at(path);
  return found.is_string() ? std::string(found.as_string()) : engine::feel::to_json(found);
}

}  // namespace web

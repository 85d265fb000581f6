#include "web/cli/house.h"

#include <spdlog/spdlog.h>

#include <utility>

#include "engine/state/model_names.h"
#include "web/cli/demo_start.h"
#include "web/cli/listen_address.h"
#include "web/cli/secret_file.h"
#include "web/cli/version.h"
#include "web/http/openapi.h"
#include "web/routes/api/routes.h"
#include "web/routes/application.h"
#include "web/routes/public/routes.h"
#include "web/routes/v2/routes.h"

namespace web {
namespace {

constexpr unsigned kIoThreads = 2;

// The names of the elements of what is deployed, kept as long as a reader needs them.
std::shared_ptr<const engine::ModelNames> names_in(
    std::shared_ptr<const engine::Snapshot> snapshot) {
  struct Kept {
    explicit Kept(std::shared_ptr<const engine::Snapshot> given)
        : snapshot(std::move(given)), names(snapshot->catalog) {}
    std::shared_ptr<const engine::Snapshot> snapshot;
    engine::CatalogNames names;
  };
  auto kept = std::make_shared<Kept>(std::move(snapshot));
  return {kept, &kept->names};
}

}  // namespace

House::House(const ServeOptions& options) : options_(options) {
  if (!options_.demo.empty()) {
    files_ = std::make_unique<ShippedFiles>(options_.packages);
    package_ = read_shipped(*files_, options_.demo);
    calendars_.add(package_->calendar);
  }
  database_ = std::make_unique<storage::SqliteDatabase>(options_.data);
  open_store();
  open_doors();
  router_ = std::make_unique<Router>(*services_, *gate_);
  v2::mount(*router_);
  api::mount(*router_);
  posting::mount(*router_);
  mount_application(*router_);
  services_->openapi = openapi_document(router_->routes(), kVersion);
}

void House::open_store() {
  store_ = std::make_unique<storage::SqlStore>(database_->open_writer(), random_);
  answers_ = std::make_unique<storage::SqlKeptAnswers>(store_->connection());
  processor_ = std::make_unique<engine::Processor>(
      engine::Processor::Ports{*store_, *answers_, clock_, random_, notifier_, &calendars_,
                               package_ ? package_->people.get() : nullptr},
      processor_options());
  for (unsigned thread = 0; thread < kIoThreads; ++thread) {
    queries_.push_back(std::make_unique<storage::SqlQueries>(
        database_->open_reader(), [this] { return names_in(processor_->snapshot()); }));
  }
}

void House::open_doors() {
  session_store_ = std::make_unique<storage::SqlSessionStore>(database_->open_beside());
  credentials_ = std::make_unique<storage::SqlCredentialStore>(database_->open_beside());
  sessions_ = std::make_unique<Sessions>(*session_store_, system_clock());
  password_pool_ = std::make_unique<PasswordPool>();
  passwords_ = std::make_unique<PasswordCheck>(*credentials_, *password_pool_, system_clock());
  basic_cache_ = std::make_unique<BasicCache>(system_clock());
  sign_in_ = std::make_unique<SignIn>(*sessions_, *passwords_);
  rights_ = std::make_unique<PeopleRights>([this] { return processor_->snapshot(); });
  gate_ = std::make_unique<FrontGate>(GateOptions{options_.open}, *sessions_, *passwords_,
                                      *basic_cache_, *rights_);
  services_ = std::make_unique<Services>(
      Services{*processor_, hasher_, clock_,
               [this](const Request& request) -> engine::Queries& { return queries_of(request); }});
  services_->test_clock = options_.test_clock;
  services_->sessions = sessions_.get();
  services_->sign_in = sign_in_.get();
  services_->public_limits = &public_limits_;
  services_->calendars = &calendars_;
  services_->demo = options_.demo;
  services_->open = options_.open;
  services_->version = kVersion;
  // The key is made before the first command.
  const bool is_new = store_->next_key() == 1;
  services_->identity_digest =
      [key = identity_key(options_.data, is_new ? KeyUse::kMayBeMade : KeyUse::kMustBeThere)](
          std::string_view number) { return keyed_digest(key, number); };
}

House::~House() {
  stop();
}

engine::ProcessorOptions House::processor_options() {
  engine::ProcessorOptions options;
  if (package_) options.packages.push_back(package_);
  options.log = [](std::string_view message) { spdlog::error("{}", message); };
  options.before_answers = [this] {
    if (server_) server_->hold_replies();
  };
  options.after_answers = [this] {
    if (server_) server_->release_replies();
  };
  return options;
}

engine::Queries& House::queries_of(const Request& request) {
  return *queries_[request.io_thread % kIoThreads];
}

void House::start() {
  const ListenAddress address = *parse_listen_address(options_.listen);
  ServerOptions options;
  options.address = address.host;
  options.port = address.port;
  options.threads = kIoThreads;
  options.version = kVersion;
  options.on_error = [](std::string_view message) { spdlog::warn("{}", message); };
  // A benchmark or an administrator on this machine keeps its connections.
  if (options_.open) options.limits.requests_per_connection = 1'000'000'000;
  server_ = std::make_unique<Server>(std::move(options), *router_);
  processor_->start();
  if (package_) {
    begin_with(*files_, *package_, *processor_, hasher_, random_, clock_.now());
  }
  server_->start();
}

void House::stop() {
  if (server_) server_->stop();
  if (password_pool_) password_pool_->stop();
  if (processor_) processor_->stop();
}

}  // namespace web

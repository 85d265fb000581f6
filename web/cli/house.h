#pragma once

#include <memory>
#include <vector>

#include "engine/runtime/processor.h"
#include "storage/log/sha256.h"
#include "storage/sql/credential_store.h"
#include "storage/sql/kept_answers.h"
#include "storage/sql/queries.h"
#include "storage/sql/session_store.h"
#include "storage/sql/store.h"
#include "storage/sqlite/sqlite_database.h"
#include "web/auth/address_limits.h"
#include "web/auth/front_gate.h"
#include "web/auth/password_pool.h"
#include "web/auth/sign_in.h"
#include "web/cli/serve.h"
#include "web/cli/shipped.h"
#include "web/cli/system_ports.h"
#include "web/http/router.h"
#include "web/routes/people_rights.h"
#include "web/routes/services.h"
#include "web/server/server.h"

namespace web {

// Everything of a running server, put together from the bottom up: store, processor, services,
// router, front. Members are taken down in the opposite order.
class House {
 public:
  // Opens the database. Throws what the store throws.
  explicit House(const ServeOptions& options);
  ~House();

  // Works and listens from here on.
  void start();
  void stop();
  std::uint16_t port() const { return server_->port(); }

 private:
  void open_store();
  void open_doors();
  engine::ProcessorOptions processor_options();
  engine::Queries& queries_of(const Request& request);

  ServeOptions options_;
  std::unique_ptr<ShippedFiles> files_;
  std::shared_ptr<const engine::package::Package> package_;
  PackageCalendars calendars_;
  SystemClock clock_;
  SystemRandom random_;
  NoNotifier notifier_;
  storage::Sha256 hasher_;
  std::unique_ptr<storage::SqliteDatabase> database_;
  std::unique_ptr<storage::SqlStore> store_;
  std::unique_ptr<storage::SqlKeptAnswers> answers_;
  std::unique_ptr<engine::Processor> processor_;
  std::vector<std::unique_ptr<storage::SqlQueries>> queries_;
  std::unique_ptr<Services> services_;
  std::unique_ptr<storage::SqlSessionStore> session_store_;
  std::unique_ptr<storage::SqlCredentialStore> credentials_;
  std::unique_ptr<Sessions> sessions_;
  std::unique_ptr<PasswordPool> password_pool_;
  std::unique_ptr<PasswordCheck> passwords_;
  std::unique_ptr<BasicCache> basic_cache_;
  AddressLimits public_limits_{system_clock()};
  std::unique_ptr<SignIn> sign_in_;
  std::unique_ptr<PeopleRights> rights_;
  std::unique_ptr<FrontGate> gate_;
  std::unique_ptr<Router> router_;
  std::unique_ptr<Server> server_;
};

}  // namespace web

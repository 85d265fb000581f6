#include <catch2/catch.hpp>

#include "storage/sql/credential_store.h"
#include "storage/sql/kept_answers.h"
#include "storage/sql/session_store.h"
#include "tests/storage/support/store_scene.h"

using engine::BrowserSession;
using engine::Instant;
using tests::SqliteStore;

namespace {

std::unique_ptr<storage::Connection> beside(const SqliteStore& kept) {
  return storage::open_sqlite(kept.file(), storage::SqliteUse::kBeside);
}

}  // namespace

TEST_CASE("sessions are found, changed, listed and pruned", "[storage]") {
  SqliteStore kept;
  storage::SqlSessionStore sessions(beside(kept));
  sessions.put({"t1", "ada", "c1", {1000}, {1000}, {1000}});
  sessions.put({"t2", "ada", "c2", {2000}, {2000}, {2000}});
  sessions.put({"t3", "bob", "c3", {3000}, {3000}, {3000}});
  sessions.put({"t1", "ada", "c4", {1000}, {9000}, {1500}});

  REQUIRE(sessions.find("t1").has_value());
  CHECK(sessions.find("t1")->csrf == "c4");
  CHECK(sessions.find("t1")->last_used == Instant{9000});
  CHECK(sessions.find("t1")->verified == Instant{1500});
  CHECK(sessions.of("ada").size() == 2);
  sessions.remove("t2");
  CHECK_FALSE(sessions.find("t2").has_value());
  sessions.prune({3001}, {0});
  CHECK_FALSE(sessions.find("t3").has_value());
  CHECK(sessions.find("t1").has_value());
  sessions.prune({0}, {1001});
  CHECK_FALSE(sessions.find("t1").has_value());
}

TEST_CASE("only an open account has a password", "[storage]") {
  SqliteStore kept;
  tests::Scene scene(kept.store());
  storage::SqlCredentialStore credentials(beside(kept));
  credentials.set_password_hash("ada", "h1", {1});
  CHECK_FALSE(credentials.password_hash("ada").has_value());

  scene.commit({}, {engine::AccountOpened{{1, 1}, std::string("ada"), {}, {}, {}}});
  CHECK(credentials.password_hash("ada") == "h1");
  credentials.set_password_hash("ada", "h2", {2});
  CHECK(credentials.password_hash("ada") == "h2");
  scene.commit({}, {engine::AccountClosed{{1, 1}}});
  CHECK_FALSE(credentials.password_hash("ada").has_value());
}

TEST_CASE("an answer is kept with its command or not at all", "[storage]") {
  SqliteStore kept;
  storage::SqlKeptAnswers answers(kept.opened->connection());
  kept.store().begin();
  answers.put("u:1", "k1", {"abc", 200, "{}"}, {1000});
  kept.store().rollback();
  CHECK_FALSE(answers.find("u:1", "k1").has_value());

  kept.store().begin();
  answers.put("u:1", "k1", {"abc", 200, "{}"}, {1000});
  answers.put("u:1", "k2", {"def", 404, ""}, {2000});
  kept.store().commit();
  REQUIRE(answers.find("u:1", "k1").has_value());
  CHECK(answers.find("u:1", "k1")->request_sha256 == "abc");
  CHECK(answers.find("u:1", "k1")->status == 200);
  CHECK_FALSE(answers.find("u:2", "k1").has_value());
  kept.store().begin();
  answers.prune({2000});
  kept.store().commit();
  CHECK_FALSE(answers.find("u:1", "k1").has_value());
  CHECK(answers.find("u:1", "k2").has_value());
}

#include "storage/sqlite/sqlite_database.h"

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <thread>

#include "storage/sql/error.h"
#include "tests/storage/support/temporary_folder.h"

using storage::SqliteDatabase;

namespace {

mode_t mode_of(const std::filesystem::path& path) {
  struct stat found {};
  REQUIRE(::stat(path.c_str(), &found) == 0);
  return found.st_mode & 0777;
}

std::int64_t number(storage::Connection& connection, std::string_view sql) {
  const auto asked = connection.prepare(sql);
  REQUIRE(asked->step());
  return asked->integer(0);
}

// A table of numbers that has been committed.
void make_numbers(storage::Connection& connection, int count) {
  connection.begin();
  connection.execute("CREATE TABLE number (n INTEGER PRIMARY KEY, text TEXT)");
  const auto insert = connection.prepare("INSERT INTO number VALUES (?, ?)");
  const std::string text(1000, 'x');
  for (int i = 0; i < count; ++i) {
    insert->bind_integer(1, i);
    insert->bind_text(2, text);
    insert->run();
  }
  connection.commit();
}

}  // namespace

TEST_CASE("the database and its folder are private", "[storage][sqlite]") {
  tests::TemporaryFolder temporary;
  const auto folder = temporary.path() / "data";
  SqliteDatabase database(folder);
  const auto writer = database.open_writer();
  make_numbers(*writer, 1);

  CHECK(mode_of(folder) == 0700);
  CHECK(mode_of(folder / "assent.db") == 0600);
  CHECK(mode_of(folder / "assent.db-wal") == 0600);
  CHECK(mode_of(folder / "assent.db-shm") == 0600);
}

TEST_CASE("a folder is served once at a time", "[storage][sqlite]") {
  tests::TemporaryFolder temporary;
  {
    SqliteDatabase database(temporary.path());
    CHECK_THROWS_WITH(SqliteDatabase(temporary.path()), Catch::Contains("another server uses it"));
  }

  CHECK_NOTHROW(SqliteDatabase(temporary.path()));
}

TEST_CASE("commits are durable and checked", "[storage][sqlite]") {
  tests::TemporaryFolder temporary;
  SqliteDatabase database(temporary.path());
  const auto writer = database.open_writer();

  CHECK(number(*writer, "PRAGMA synchronous") == 2);
  CHECK(number(*writer, "PRAGMA foreign_keys") == 1);
  const auto mode = writer->prepare("PRAGMA journal_mode");
  REQUIRE(mode->step());
  CHECK(mode->text(0) == "wal");
}

TEST_CASE("a reader cannot write", "[storage][sqlite]") {
  tests::TemporaryFolder temporary;
  SqliteDatabase database(temporary.path());
  const auto writer = database.open_writer();
  make_numbers(*writer, 1);
  const auto reader = database.open_reader();

  CHECK_THROWS_AS(reader->execute("DELETE FROM number"), storage::StoreError);
}

TEST_CASE("a broken constraint is told as such", "[storage][sqlite]") {
  const auto connection = storage::open_sqlite_in_memory();
  make_numbers(*connection, 1);
  const auto insert = connection->prepare("INSERT INTO number VALUES (0, '')");

  try {
    insert->run();
    FAIL("the second row of one key was taken");
  } catch (const storage::StoreError& error) {
    CHECK(error.kind() == storage::StoreErrorKind::kConflict);
    CHECK(std::string(error.what()).rfind("STORE_CONFLICT", 0) == 0);
  }
}

TEST_CASE("a file that is no database is told as damaged", "[storage][sqlite]") {
  tests::TemporaryFolder temporary;
  const auto file = temporary.path() / "assent.db";
  std::FILE* written = std::fopen(file.c_str(), "w");
  for (int i = 0; i < 1000; ++i) std::fputs("this is no database ", written);
  std::fclose(written);

  try {
    storage::open_sqlite(file, storage::SqliteUse::kWriter);
    FAIL("it was opened");
  } catch (const storage::StoreError& error) {
    CHECK(error.kind() == storage::StoreErrorKind::kCorrupt);
  }
}

TEST_CASE("a full disk is told as such and the transaction goes back", "[storage][sqlite]") {
  tests::TemporaryFolder temporary;
  SqliteDatabase database(temporary.path());
  const auto writer = database.open_writer();
  make_numbers(*writer, 10);
  writer->execute("PRAGMA max_page_count=1");
  writer->begin();
  const auto insert = writer->prepare("INSERT INTO number SELECT n + 100, text FROM number");

  try {
    for (int i = 0; i < 100; ++i) insert->run();
    FAIL("it found room");
  } catch (const storage::StoreError& error) {
    CHECK(error.kind() == storage::StoreErrorKind::kFull);
  }
  writer->rollback();
  CHECK(number(*writer, "SELECT COUNT(*) FROM number") == 10);
}

TEST_CASE("those who write take turns, and the WAL is moved meanwhile", "[storage][sqlite]") {
  tests::TemporaryFolder temporary;
  SqliteDatabase database(temporary.path());
  const auto writer = database.open_writer();
  make_numbers(*writer, 1);
  const auto beside = database.open_beside();
  constexpr int kRounds = 200;
  const auto write = [](storage::Connection& connection, int from) {
    for (int i = 0; i < kRounds; ++i) {
      connection.begin();
      const auto insert = connection.prepare("INSERT INTO number VALUES (?, ?)");
      insert->bind_integer(1, from + i);
      const std::string text(100'000, 'y');
      insert->bind_text(2, text);
      insert->run();
      connection.commit();
    }
  };

  std::thread other([&] { write(*beside, 1'000); });
  write(*writer, 10'000);
  other.join();

  CHECK(number(*writer, "SELECT COUNT(*) FROM number") == 1 + 2 * kRounds);
  storage::empty_wal(*beside);
  CHECK(std::filesystem::file_size(temporary.path() / "assent.db-wal") == 0);
  const auto reader = database.open_reader();
  CHECK(number(*reader, "SELECT COUNT(*) FROM number") == 1 + 2 * kRounds);
}

TEST_CASE("a copy is read without a trace", "[storage][sqlite]") {
  tests::TemporaryFolder temporary;
  {
    SqliteDatabase database(temporary.path());
    make_numbers(*database.open_writer(), 3);
  }
  const auto copy = temporary.path() / "a copy%20.db";
  std::filesystem::copy_file(temporary.path() / "assent.db", copy);
  ::chmod(copy.c_str(), 0400);

  const auto offline = storage::open_sqlite(copy, storage::SqliteUse::kOffline);

  CHECK(number(*offline, "SELECT COUNT(*) FROM number") == 3);
  CHECK_FALSE(std::filesystem::exists(copy.string() + "-wal"));
  CHECK_FALSE(std::filesystem::exists(copy.string() + "-shm"));
}

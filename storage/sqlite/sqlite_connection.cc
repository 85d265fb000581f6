#include "storage/sqlite/sqlite_connection.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "storage/sql/error.h"
#include "storage/sqlite/sqlite_error.h"

namespace storage {
namespace {

constexpr int kBusyTimeoutMs = 5'000;
constexpr int kWriterCacheKib = 64 * 1024;
constexpr int kReaderCacheKib = 8 * 1024;

// SQLite else counts the bytes of all connections behind one lock. Has an effect only before the
// first connection of the process is opened.
void count_no_memory() {
  static const int kCode = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(kCode);
}

class SqliteStatement final : public Statement {
 public:
  SqliteStatement(sqlite3* database, std::string_view sql) : database_(database) {
    const char* rest = nullptr;
    check(sqlite3_prepare_v3(database, sql.data(), static_cast<int>(sql.size()),
                             SQLITE_PREPARE_PERSISTENT, &statement_, &rest));
  }
  ~SqliteStatement() override { sqlite3_finalize(statement_); }

  void bind_null(int parameter) override { check(sqlite3_bind_null(statement_, parameter)); }
  void bind_integer(int parameter, std::int64_t value) override {
    check(sqlite3_bind_int64(statement_, parameter, value));
  }
  void bind_text(int parameter, std::string_view text) override {
    check(sqlite3_bind_text64(statement_, parameter, data_of(text), text.size(), SQLITE_STATIC,
                              SQLITE_UTF8));
  }
  void bind_blob(int parameter, std::string_view bytes) override {
    check(sqlite3_bind_blob64(statement_, parameter, data_of(bytes), bytes.size(), SQLITE_STATIC));
  }

  bool step() override {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    const StoreError error = sqlite_error(database_, code);
    sqlite3_reset(statement_);
    throw error;
  }
  void reset() override { sqlite3_reset(statement_); }

  bool is_null(int column) const override {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
  }
  bool is_integer(int column) const override {
    return sqlite3_column_type(statement_, column) == SQLITE_INTEGER;
  }
  std::int64_t integer(int column) const override {
    return sqlite3_column_int64(statement_, column);
  }
  std::string_view text(int column) const override {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return bytes == nullptr ? std::string_view{} : std::string_view{bytes, size_of(column)};
  }
  std::string_view blob(int column) const override {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    return bytes == nullptr ? std::string_view{} : std::string_view{bytes, size_of(column)};
  }

 private:
  // A null pointer would bind NULL.
  static const char* data_of(std::string_view bytes) { return bytes.empty() ? "" : bytes.data(); }
  std::size_t size_of(int column) const {
    return static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  }
  void check(int code) const {
    if (code != SQLITE_OK) throw sqlite_error(database_, code);
  }

  sqlite3* database_;
  sqlite3_stmt* statement_ = nullptr;
};

class SqliteConnection final : public Connection {
 public:
  SqliteConnection(const std::string& name, int flags, std::shared_ptr<WriteQueue> queue)
      : reads_only_((flags & SQLITE_OPEN_READONLY) != 0), queue_(std::move(queue)) {
    count_no_memory();
    const int code = sqlite3_open_v2(name.c_str(), &database_, flags, nullptr);
    if (code != SQLITE_OK) {
      const StoreError error = sqlite_error(database_, code);
      sqlite3_close_v2(database_);
      throw error;
    }
    sqlite3_extended_result_codes(database_, 1);
    sqlite3_busy_timeout(database_, kBusyTimeoutMs);
    // Else a statement is compiled again for each new value that might choose another index.
    sqlite3_db_config(database_, SQLITE_DBCONFIG_ENABLE_QPSG, 1, nullptr);
  }
  ~SqliteConnection() override {
    SqliteConnection::rollback();
    begin_.reset();
    commit_.reset();
    savepoint_.reset();
    release_.reset();
    back_.reset();
    sqlite3_close_v2(database_);
  }

  std::unique_ptr<Statement> prepare(std::string_view sql) override {
    return std::make_unique<SqliteStatement>(database_, sql);
  }
  void execute(const std::string& script) override {
    const int code = sqlite3_exec(database_, script.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) throw sqlite_error(database_, code);
  }

  void begin() override {
    if (reads_only_) {
      run(begin_, "BEGIN");
      return;
    }
    if (queue_) queue_->enter();
    in_queue_ = true;
    try {
      run(begin_, "BEGIN IMMEDIATE");
    } catch (...) {
      leave_queue();
      throw;
    }
  }
  void commit() override {
    run(commit_, "COMMIT");
    leave_queue();
  }
  void rollback() noexcept override {
    if (sqlite3_get_autocommit(database_) == 0) {
      sqlite3_exec(database_, "ROLLBACK", nullptr, nullptr, nullptr);
    }
    leave_queue();
  }
  void savepoint() override { run(savepoint_, "SAVEPOINT step"); }
  void release_savepoint() override { run(release_, "RELEASE step"); }
  void rollback_to_savepoint() override { run(back_, "ROLLBACK TO step"); }

  std::string_view dialect() const override { return "sqlite"; }

  // Takes the place of SQLite's own checkpoint inside the commit.
  void note_wal_pages() {
    const auto note = [](void* queue, sqlite3*, const char*, int pages) {
      static_cast<WriteQueue*>(queue)->note_pages_in_wal(pages);
      return SQLITE_OK;
    };
    if (queue_) sqlite3_wal_hook(database_, note, queue_.get());
  }

  // Pages of the WAL that are still to be moved.
  std::int64_t move_wal() {
    int in_wal = 0;
    int moved = 0;
    const int code =
        sqlite3_wal_checkpoint_v2(database_, nullptr, SQLITE_CHECKPOINT_PASSIVE, &in_wal, &moved);
    if (code != SQLITE_OK && code != SQLITE_BUSY) throw sqlite_error(database_, code);
    return in_wal - moved;
  }

  // SQLite does not wait for somebody else who moves the WAL, so that is tried again.
  void empty_wal() {
    int code = SQLITE_BUSY;
    for (int waited_ms = 0; code == SQLITE_BUSY && waited_ms < kBusyTimeoutMs; waited_ms += 10) {
      if (waited_ms > 0) sqlite3_sleep(10);
      code = sqlite3_wal_checkpoint_v2(database_, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr,
                                       nullptr);
    }
    if (code != SQLITE_OK) throw sqlite_error(database_, code);
  }

 private:
  void run(std::unique_ptr<Statement>& statement, const char* sql) {
    if (!statement) statement = prepare(sql);
    statement->run();
  }

  void leave_queue() noexcept {
    if (std::exchange(in_queue_, false) && queue_) queue_->leave();
  }

  const bool reads_only_;
  const std::shared_ptr<WriteQueue> queue_;
  bool in_queue_ = false;
  sqlite3* database_ = nullptr;
  std::unique_ptr<Statement> begin_;
  std::unique_ptr<Statement> commit_;
  std::unique_ptr<Statement> savepoint_;
  std::unique_ptr<Statement> release_;
  std::unique_ptr<Statement> back_;
};

// SQLite gives its side files the mode of the database.
void create_private(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (descriptor < 0) {
    throw StoreError(StoreErrorKind::kOther,
                     "cannot open " + file.string() + ": " + std::strerror(errno));
  }
  ::close(descriptor);
}

int flags_of(SqliteUse use) {
  switch (use) {
    case SqliteUse::kWriter: return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case SqliteUse::kBeside: return SQLITE_OPEN_READWRITE;
    case SqliteUse::kReader:
    case SqliteUse::kOffline: return SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
  }
  return SQLITE_OPEN_READONLY;
}

// A copy without a WAL is read as it lies, so that no side file has to be made beside it.
std::string name_of(const std::filesystem::path& file, SqliteUse use) {
  const std::filesystem::path wal = file.string() + "-wal";
  if (use != SqliteUse::kOffline || std::filesystem::exists(wal)) return file.string();
  std::string uri = "file:";
  for (const char letter : std::filesystem::absolute(file).string()) {
    if (letter == '%' || letter == '?' || letter == '#') {
      constexpr std::string_view kHex = "0123456789ABCDEF";
      const auto octet = static_cast<unsigned char>(letter);
      uri += '%';
      uri += kHex[octet >> 4];
      uri += kHex[octet & 15];
    } else {
      uri += letter;
    }
  }
  return uri + "?immutable=1";
}

std::string settings_of(SqliteUse use) {
  const int cache_kib = use == SqliteUse::kWriter ? kWriterCacheKib : kReaderCacheKib;
  std::string settings =
      "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;"
      "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA case_sensitive_like=ON;"
      "PRAGMA wal_autocheckpoint=0; PRAGMA cache_size=-" +
      std::to_string(cache_kib) + ";";
  if (use == SqliteUse::kWriter) {
    settings += "PRAGMA journal_mode=WAL; PRAGMA journal_size_limit=67108864;";
  }
  return settings;
}

}  // namespace

std::filesystem::path sqlite_file(const std::filesystem::path& folder) {
  return folder / "assent.db";
}

std::unique_ptr<Connection> open_sqlite(const std::filesystem::path& file, SqliteUse use,
                                        std::shared_ptr<WriteQueue> queue) {
  if (use == SqliteUse::kWriter) create_private(file);
  auto connection = std::make_unique<SqliteConnection>(
      name_of(file, use), flags_of(use) | SQLITE_OPEN_NOMUTEX, std::move(queue));
  connection->execute(settings_of(use));
  connection->note_wal_pages();
  return connection;
}

namespace {

std::unique_ptr<Connection> open_private(const std::string& name) {
  auto connection = std::make_unique<SqliteConnection>(
      name, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  connection->execute(
      "PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA case_sensitive_like=ON;"
      "PRAGMA synchronous=OFF; PRAGMA cache_size=-65536;");
  return connection;
}

}  // namespace

std::unique_ptr<Connection> open_sqlite_in_memory() {
  return open_private(":memory:");
}

std::unique_ptr<Connection> open_sqlite_scratch() {
  return open_private("");
}

std::int64_t move_wal(Connection& connection) {
  return dynamic_cast<SqliteConnection&>(connection).move_wal();
}

void empty_wal(Connection& connection) {
  dynamic_cast<SqliteConnection&>(connection).empty_wal();
}

}  // namespace storage

#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "storage/sql/connection.h"
#include "storage/sqlite/write_queue.h"

namespace storage {

enum class SqliteUse {
  kWriter,   // creates the file if there is none; one such connection a database
  kBeside,   // writes rarely, beside the writer
  kReader,   // sees what was committed before each of its statements or transactions
  kOffline,  // a copy of the database that nobody serves: never changes the file
};

// The file of the database in a data folder.
std::filesystem::path sqlite_file(const std::filesystem::path& folder);

// Opens `file`, 0600 when it is created. WAL, synchronous FULL, foreign keys on; readers never wait
// for the writer, and no commit moves the WAL into the file: see `SqliteDatabase`. Those who write
// take turns in `queue`, if there is one. Throws a StoreError.
std::unique_ptr<Connection> open_sqlite(const std::filesystem::path& file, SqliteUse use,
                                        std::shared_ptr<WriteQueue> queue = nullptr);
// A database of its own in memory, for tests.
std::unique_ptr<Connection> open_sqlite_in_memory();
// One in a file without a name, gone with the connection: for what may be larger than memory.
std::unique_ptr<Connection> open_sqlite_scratch();

// Moves what lies in the WAL into the file, as far as nobody has to wait; answers how many pages
// still lie there.
std::int64_t move_wal(Connection& connection);
// The same, waiting for readers and the writer, and empties the WAL. Throws when one of them takes
// more than five seconds.
void empty_wal(Connection& connection);

}  // namespace storage

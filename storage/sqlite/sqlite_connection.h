#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "storage/sql/connection.h"

namespace storage {

enum class SqliteUse {
  kWriter,      // creates the file if there is none; one such connection a database
  kReader,      // sees what was committed before each of its statements or transactions
  kOffline,     // a copy of the database that nobody serves: never changes the file
  kCheckpoint,  // moves the WAL into the database, see `SqliteCheckpointer`
};

// The file of the database below a data folder.
std::filesystem::path sqlite_file(const std::filesystem::path& folder);

// Opens `file`, 0600 when it is created. WAL, synchronous FULL, foreign keys on; readers never wait
// for the writer. Throws a StoreError.
std::unique_ptr<Connection> open_sqlite(const std::filesystem::path& file, SqliteUse use);
// A database of its own in memory, for tests.
std::unique_ptr<Connection> open_sqlite_in_memory();

// Pages that lie in the WAL and were not moved yet as of the last commit of a writer.
std::int64_t wal_pages(const Connection& writer);
// Moves what can be moved without waiting for anybody, and empties the WAL when `emptied` asks for
// it, which waits for readers and the writer.
void checkpoint(Connection& connection, bool emptied);

}  // namespace storage

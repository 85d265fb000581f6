#pragma once

#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <thread>

#include "storage/sqlite/folder_lock.h"
#include "storage/sqlite/sqlite_connection.h"

namespace storage {

// The database of a data folder while a process serves it: hands out its connections, and moves the
// WAL into the file on a thread of its own, out of the commit's way. Outlives the connections.
class SqliteDatabase {
 public:
  // Makes the folder (0700) and the file where there is none. Throws a StoreError, also when the
  // folder is in use already: there is one writer.
  explicit SqliteDatabase(const std::filesystem::path& folder);
  ~SqliteDatabase();
  SqliteDatabase(const SqliteDatabase&) = delete;
  SqliteDatabase& operator=(const SqliteDatabase&) = delete;

  // Once.
  std::unique_ptr<Connection> open_writer() {
    return open_sqlite(file_, SqliteUse::kWriter, queue_);
  }
  std::unique_ptr<Connection> open_beside() {
    return open_sqlite(file_, SqliteUse::kBeside, queue_);
  }
  std::unique_ptr<Connection> open_reader() { return open_sqlite(file_, SqliteUse::kReader); }

 private:
  void move_wal_until_stopped();
  // Most pages while everybody works; the rest while nobody writes, so that the WAL begins anew.
  void move_wal_now();

  const FolderLock lock_;
  const std::filesystem::path file_;
  const std::shared_ptr<WriteQueue> queue_;
  std::unique_ptr<Connection> mover_;
  std::mutex mutex_;
  std::condition_variable stopping_;
  bool stopped_ = false;
  std::thread thread_;
};

}  // namespace storage

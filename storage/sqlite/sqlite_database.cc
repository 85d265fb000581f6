#include "storage/sqlite/sqlite_database.h"

#include <sys/stat.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <system_error>

#include "storage/sql/error.h"

namespace storage {
namespace {

constexpr std::chrono::milliseconds kBetweenLooks{250};
// A WAL of so many pages (16 MiB) is moved.
constexpr std::int64_t kMovedPages = 4'096;

std::filesystem::path made_folder(const std::filesystem::path& folder) {
  if (folder.has_parent_path()) {
    std::error_code ignored;
    std::filesystem::create_directories(folder.parent_path(), ignored);
  }
  if (::mkdir(folder.c_str(), S_IRWXU) != 0 && errno != EEXIST) {
    throw StoreError(StoreErrorKind::kOther,
                     "cannot make " + folder.string() + ": " + std::strerror(errno));
  }
  return folder;
}

}  // namespace

SqliteDatabase::SqliteDatabase(const std::filesystem::path& folder)
    : lock_(made_folder(folder)),
      file_(sqlite_file(folder)),
      queue_(std::make_shared<WriteQueue>()) {
  mover_ = open_sqlite(file_, SqliteUse::kWriter);
  thread_ = std::thread([this] { move_wal_until_stopped(); });
}

SqliteDatabase::~SqliteDatabase() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  stopping_.notify_all();
  thread_.join();
}

void SqliteDatabase::move_wal_until_stopped() {
  std::unique_lock lock(mutex_);
  while (!stopping_.wait_for(lock, kBetweenLooks, [this] { return stopped_; })) {
    lock.unlock();
    if (queue_->pages_in_wal() >= kMovedPages) move_wal_now();
    lock.lock();
  }
}

void SqliteDatabase::move_wal_now() {
  try {
    move_wal(*mover_);
    const WriteTurn turn(*queue_);
    move_wal(*mover_);
    queue_->note_pages_in_wal(0);
  } catch (const StoreError&) {
    // The writer meets the same trouble at its next commit, and there it is answered.
  }
}

}  // namespace storage

#include "storage/sqlite/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "storage/sql/error.h"

namespace storage {

FolderLock::FolderLock(const std::filesystem::path& folder)
    : descriptor_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  if (descriptor_ >= 0 && ::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return;
  const int error = errno;
  if (descriptor_ >= 0) ::close(descriptor_);
  const std::string why = error == EWOULDBLOCK ? "another server uses it" : std::strerror(error);
  throw StoreError(StoreErrorKind::kOther, "cannot use " + folder.string() + ": " + why);
}

FolderLock::~FolderLock() {
  ::close(descriptor_);
}

}  // namespace storage

#pragma once

#include <filesystem>

namespace storage {

// Keeps other processes, and other locks of this one, from using a folder; ends with the process at
// the latest.
class FolderLock {
 public:
  // Throws a StoreError when the folder is in use or cannot be opened.
  explicit FolderLock(const std::filesystem::path& folder);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int descriptor_;
};

}  // namespace storage

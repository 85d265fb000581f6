#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/dmn/read_dmn.h"
#include "engine/ports/hasher.h"
#include "engine/ports/store.h"
#include "engine/state/row_definition.h"

namespace engine {

// A file of decisions as read. `imports` are the digests of what it imports, directly or not, each
// behind those that it imports itself.
struct DecisionFile {
  dmn::ReadResult read;
  std::vector<std::string> imports;
};

// The files of decisions of one deployment: one may import others, by their namespaces. The bytes
// must outlive it.
class DecisionFiles {
 public:
  explicit DecisionFiles(const Hasher& hasher) : hasher_(hasher) {}

  void add(std::string_view bytes);
  // Of bytes that were added. What imports itself in the end finds that import missing.
  const DecisionFile& read(std::string_view bytes);

 private:
  struct Source {
    std::string_view bytes;
    std::string target_namespace;
  };
  const Source* find(const std::string& target_namespace) const;

  const Hasher& hasher_;
  std::vector<Source> sources_;
  // By where their bytes begin.
  std::map<const char*, DecisionFile> done_;
  std::set<const char*> under_way_;
};

// A deployed version again, with what it imported then; null when it can no longer be read. Throws
// when bytes are gone.
std::shared_ptr<const dmn::Model> read_again(const RequirementsVersion& version, Store& store);

// The bytes of a deployed file. Throws when they are gone; `name` says of which.
std::string stored_bytes(Store& store, std::string_view sha256, const std::string& name);

}  // namespace engine

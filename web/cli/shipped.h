#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/feel/evaluate.h"
#include "engine/package/read_package.h"
#include "engine/runtime/deployment.h"

namespace web {

// `workflows/` and `examples/`: those in the binary, or those of a folder.
class ShippedFiles final : public engine::package::FileSource {
 public:
  // An empty `folder` means the binary. Throws when the folder cannot be read.
  explicit ShippedFiles(const std::string& folder);

  std::optional<std::string_view> find(std::string_view path) const override;

 private:
  std::map<std::string, std::string, std::less<>> read_;
  bool embedded_;
};

// The package of a system with all it names. Throws std::runtime_error with the findings when it
// cannot be read.
std::shared_ptr<const engine::package::Package> read_shipped(const ShippedFiles& files,
                                                             const std::string& system);

// The models of a package and its declaration, as the files of one deployment.
std::vector<engine::UploadedFile> files_of(const ShippedFiles& files,
                                           const engine::package::Package& package);

// The calendars of packages by their ids; the empty name is that of the first.
class PackageCalendars final : public engine::feel::Calendars {
 public:
  void add(std::shared_ptr<const engine::Calendar> calendar);
  const engine::Calendar* find(std::string_view name) const override;

 private:
  std::vector<std::shared_ptr<const engine::Calendar>> calendars_;
};

}  // namespace web

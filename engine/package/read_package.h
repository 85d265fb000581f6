#pragma once

#include <iosfwd>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/finding.h"
#include "engine/package/package.h"

namespace engine::package {

// The shipped files by path, as "examples/heping/package.json", "workflows/D-DUP.dmn". What it
// gives must stay as long as the reading lasts.
class FileSource {
 public:
  virtual ~FileSource() = default;
  virtual std::optional<std::string_view> find(std::string_view path) const = 0;
};

class MapFileSource : public FileSource {
 public:
  explicit MapFileSource(std::map<std::string, std::string, std::less<>> files)
      : files_(std::move(files)) {}
  std::optional<std::string_view> find(std::string_view path) const override;

 private:
  std::map<std::string, std::string, std::less<>> files_;
};

struct FileFinding {
  // Path of the file.
  std::string file;
  Finding finding;
};

std::ostream& operator<<(std::ostream& out, const FileFinding& finding);
bool has_error(const std::vector<FileFinding>& findings);

struct PackageReading {
  // Null when the findings have an error.
  std::shared_ptr<const Package> package;
  std::vector<FileFinding> findings;
};

// Reads `examples/<system>/package.json` and all files that it names: calendar and people, and the
// models, which are read too so that a package never names a form or process that is not there. A
// name of ours that equals one of FEEL's is an error here (DESIGN §4).
PackageReading read_package(const FileSource& files, std::string_view system);

}  // namespace engine::package

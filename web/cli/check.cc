#include "web/cli/check.h"

#include <filesystem>
#include <fstream>
#include <ostream>
#include <sstream>

#include "engine/runtime/deployment.h"
#include "storage/log/sha256.h"

namespace web {

int run_check(const std::vector<std::string>& files, std::ostream& out) {
  std::vector<engine::UploadedFile> uploads;
  for (const std::string& name : files) {
    std::ifstream in(name, std::ios::binary);
    if (!in || std::filesystem::is_directory(name)) {
      out << name << ": cannot be read\n";
      return 2;
    }
    std::ostringstream bytes;
    bytes << in.rdbuf();
    uploads.push_back({std::filesystem::path(name).filename().string(), bytes.str()});
  }
  const storage::Sha256 hasher;
  const engine::ReadDeployment read = engine::read_deployment({}, "", std::move(uploads), hasher);
  for (const engine::FileFinding& found : read.findings) {
    out << found.file << ": " << to_text(found.finding) << '\n';
  }
  if (read.is_refused()) return 1;
  out << files.size() << " files, " << read.findings.size() << " warnings\n";
  return 0;
}

}  // namespace web

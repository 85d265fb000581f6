#include "web/cli/shipped.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "web/embedded/embedded.h"

namespace web {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error(file.string() + " cannot be read");
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

}  // namespace

ShippedFiles::ShippedFiles(const std::string& folder) : embedded_(folder.empty()) {
  if (embedded_) return;
  for (const char* part : {"workflows", "examples"}) {
    for (const fs::directory_entry& entry :
         fs::recursive_directory_iterator(fs::path(folder) / part)) {
      if (!entry.is_regular_file()) continue;
      read_[fs::relative(entry.path(), folder).generic_string()] = bytes_of(entry.path());
    }
  }
}

std::optional<std::string_view> ShippedFiles::find(std::string_view path) const {
  if (!embedded_) {
    const auto found = read_.find(path);
    if (found == read_.end()) return std::nullopt;
    return found->second;
  }
  const std::span<const EmbeddedFile> files = shipped_packages();
  const auto found = std::lower_bound(
      files.begin(), files.end(), path,
      [](const EmbeddedFile& file, std::string_view asked) { return file.path < asked; });
  if (found == files.end() || found->path != path) return std::nullopt;
  return found->bytes;
}

std::shared_ptr<const engine::package::Package> read_shipped(const ShippedFiles& files,
                                                             const std::string& system) {
  const engine::package::PackageReading reading = engine::package::read_package(files, system);
  if (reading.package) return reading.package;
  std::ostringstream why;
  why << "the package '" << system << "' cannot be used:";
  for (const engine::package::FileFinding& finding : reading.findings) why << "\n  " << finding;
  throw std::runtime_error(why.str());
}

std::vector<engine::UploadedFile> files_of(const ShippedFiles& files,
                                           const engine::package::Package& package) {
  std::vector<engine::UploadedFile> uploads;
  for (const engine::package::ModelFile& model : package.models) {
    uploads.push_back({model.name, std::string(files.find(model.path).value_or(""))});
  }
  const std::string declaration = "examples/" + package.id + "/package.json";
  uploads.push_back({"package.json", std::string(files.find(declaration).value_or(""))});
  return uploads;
}

void PackageCalendars::add(std::shared_ptr<const engine::Calendar> calendar) {
  if (calendar) calendars_.push_back(std::move(calendar));
}

const engine::Calendar* PackageCalendars::find(std::string_view name) const {
  if (name.empty()) return calendars_.empty() ? nullptr : calendars_.front().get();
  for (const auto& calendar : calendars_) {
    if (calendar->id() == name) return calendar.get();
  }
  return nullptr;
}

}  // namespace web

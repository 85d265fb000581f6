#include "engine/runtime/decision_files.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace engine {
namespace {

void add_once(std::vector<std::string>& digests, const std::string& digest) {
  if (std::find(digests.begin(), digests.end(), digest) == digests.end()) digests.push_back(digest);
}

}  // namespace

void DecisionFiles::add(std::string_view bytes) {
  sources_.push_back({bytes, dmn::target_namespace(bytes)});
}

const DecisionFiles::Source* DecisionFiles::find(const std::string& target_namespace) const {
  const auto found = std::find_if(sources_.begin(), sources_.end(), [&](const Source& source) {
    return source.target_namespace == target_namespace;
  });
  return found == sources_.end() ? nullptr : &*found;
}

const DecisionFile& DecisionFiles::read(std::string_view bytes) {
  const auto done = done_.find(bytes.data());
  if (done != done_.end()) return done->second;
  under_way_.insert(bytes.data());
  DecisionFile file;
  std::vector<std::shared_ptr<const dmn::Model>> models;
  for (const std::string& name : dmn::imported_namespaces(bytes)) {
    const Source* source = find(name);
    if (source == nullptr || under_way_.contains(source->bytes.data())) continue;
    const DecisionFile& imported = read(source->bytes);
    if (imported.read.model == nullptr) continue;
    models.push_back(imported.read.model);
    for (const std::string& digest : imported.imports) add_once(file.imports, digest);
    add_once(file.imports, hasher_.sha256(source->bytes));
  }
  file.read = dmn::read_dmn(bytes, models);
  under_way_.erase(bytes.data());
  return done_.emplace(bytes.data(), std::move(file)).first->second;
}

std::string stored_bytes(Store& store, std::string_view sha256, const std::string& name) {
  std::optional<std::string> bytes = store.blob(sha256);
  if (!bytes) throw std::runtime_error("the bytes of " + name + " are gone");
  return *std::move(bytes);
}

std::shared_ptr<const dmn::Model> read_again(const RequirementsVersion& version, Store& store) {
  std::vector<std::shared_ptr<const dmn::Model>> imports;
  for (const std::string& digest : version.imports) {
    auto model =
        dmn::read_dmn(stored_bytes(store, digest, "an import of " + version.resource_name), imports)
            .model;
    if (model == nullptr) return nullptr;
    imports.push_back(std::move(model));
  }
  return dmn::read_dmn(stored_bytes(store, version.sha256, version.resource_name), imports).model;
}

}  // namespace engine

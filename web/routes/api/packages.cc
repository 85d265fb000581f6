#include "web/routes/api/packages.h"

namespace web::api {

std::vector<const engine::package::Package*> packages_in(const engine::Snapshot& snapshot) {
  std::vector<const engine::package::Package*> packages;
  for (const auto& [id, package] : snapshot.catalog.packages()) packages.push_back(package.get());
  return packages;
}

std::vector<const engine::people::People*> people_in(const engine::Snapshot& snapshot) {
  std::vector<const engine::people::People*> people;
  for (const engine::package::Package* package : packages_in(snapshot)) {
    if (package->people != nullptr) people.push_back(package->people.get());
  }
  return people;
}

void add_declared(TimelineFacts& facts) {
  for (const engine::package::Package* package : packages_in(facts.snapshot)) {
    for (const auto& declared : package->registers) facts.registers[declared.id] = &declared;
    for (const auto& notice : package->notices) {
      facts.notices[notice.template_id] = words_of(notice.title);
    }
  }
}

const engine::package::Package* demo_package(const engine::Snapshot& snapshot,
                                             const std::string& demo) {
  const engine::package::Package* package = demo.empty() ? nullptr : snapshot.catalog.package(demo);
  if (package == nullptr || package->people == nullptr) return nullptr;
  return package->people->is_demo() ? package : nullptr;
}

}  // namespace web::api

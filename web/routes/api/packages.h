#pragma once

#include <string>
#include <vector>

#include "engine/package/package.h"
#include "web/routes/api/happenings.h"

// What the packages declare, as far as several routes ask for it.
namespace web::api {

// In the order of their ids.
std::vector<const engine::package::Package*> packages_in(const engine::Snapshot& snapshot);

// The people of all packages.
std::vector<const engine::people::People*> people_in(const engine::Snapshot& snapshot);

// Registers and notices of all packages.
void add_declared(TimelineFacts& facts);

// The package of a demo with people who sign in by one click; nullptr where there is none.
const engine::package::Package* demo_package(const engine::Snapshot& snapshot,
                                             const std::string& demo);

}  // namespace web::api

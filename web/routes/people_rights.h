#pragma once

#include <functional>
#include <memory>

#include "engine/runtime/snapshot.h"
#include "web/auth/front_gate.h"

namespace web {

// The rights of people by the roles that they hold now (`engine/people/allow.h`).
class PeopleRights final : public Rights {
 public:
  using Snapshots = std::function<std::shared_ptr<const engine::Snapshot>()>;

  explicit PeopleRights(Snapshots snapshots) : snapshots_(std::move(snapshots)) {}

  bool may(const Actor& actor, Permission permission) override;

 private:
  Snapshots snapshots_;
};

}  // namespace web

#pragma once

#include <algorithm>
#include <string_view>
#include <tuple>
#include <vector>

#include "engine/record/key.h"
#include "engine/state/table.h"

namespace engine {

// The versions of models by id. The rows must outlive it.
template <class Row>
class VersionIndex {
 public:
  void build(const Table<Row>& table) {
    rows_.clear();
    for (const Row& row : table) rows_.push_back(&row);
    std::sort(rows_.begin(), rows_.end(), [](const Row* left, const Row* right) {
      return std::tuple(std::string_view(left->id), left->version) <
             std::tuple(std::string_view(right->id), right->version);
    });
  }

  // Each is nullptr if there is none. Deleted versions are found by the last two only.
  const Row* newest(std::string_view id) const {
    return last_of(id, [](const Row& row) { return !row.deleted; });
  }
  const Row* of_version(std::string_view id, std::int32_t version) const {
    return last_of(id, [&](const Row& row) { return !row.deleted && row.version == version; });
  }
  const Row* of_tag(std::string_view id, std::string_view tag) const {
    return last_of(id, [&](const Row& row) { return !row.deleted && row.version_tag == tag; });
  }
  // What a case was begun with stays with it.
  const Row* of_deployment(std::string_view id, DeploymentKey deployment) const {
    return last_of(id, [&](const Row& row) { return row.deployment == deployment; });
  }
  // Also a deleted one: its number is not given again.
  const Row* last(std::string_view id) const {
    return last_of(id, [](const Row&) { return true; });
  }

 private:
  template <class Wanted>
  const Row* last_of(std::string_view id, Wanted wanted) const {
    auto place =
        std::upper_bound(rows_.begin(), rows_.end(), id,
                         [](std::string_view asked, const Row* row) { return asked < row->id; });
    while (place != rows_.begin() && (*--place)->id == id) {
      if (wanted(**place)) return *place;
    }
    return nullptr;
  }

  std::vector<const Row*> rows_;
};

}  // namespace engine

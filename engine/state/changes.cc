#include "engine/state/changes.h"

namespace engine {

void Changes::begin(std::uint64_t serial) {
  serial_ = serial;
  std::apply([](auto&... kinds) { (kinds.clear(), ...); }, kinds_);
}

bool Changes::empty() const {
  return std::apply([](const auto&... kinds) { return (kinds.empty() && ...); }, kinds_);
}

void Changes::undo() {
  std::apply([this](auto&... kinds) { (undo_kind(kinds), ...); }, kinds_);
}

}  // namespace engine

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/record/event.h"

namespace engine {

// What has been committed, for those who wait for it: long polls, browsers, webhooks.
struct Committed {
  std::uint64_t seq = 0;
  const RecordedEvent& event;
};

// Told after each commit, in order. Must not block.
class Notifier {
 public:
  virtual ~Notifier() = default;
  virtual void committed(const std::vector<Committed>& events) = 0;
};

}  // namespace engine

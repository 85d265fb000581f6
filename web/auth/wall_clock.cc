#include "web/auth/wall_clock.h"

#include <chrono>

namespace web {

WallClock system_clock() {
  return [] {
    const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
    return engine::Instant{
        std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count()};
  };
}

}  // namespace web

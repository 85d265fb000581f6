#include "engine/record/lookup.h"

#include <array>
#include <ostream>
#include <string_view>

namespace engine {

std::ostream& operator<<(std::ostream& out, const Lookup& lookup) {
  constexpr std::array<std::string_view, 6> kNames = {
      "message subscriptions", "buffered messages", "started instance",
      "register record",       "message",           "notice"};
  return out << kNames[static_cast<std::size_t>(lookup.kind)] << " '" << lookup.first << "' '"
             << lookup.second << "'";
}

}  // namespace engine

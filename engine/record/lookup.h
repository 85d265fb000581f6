#pragma once

#include <compare>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

#include "engine/record/key.h"

namespace engine {

// A question about what lies beside the cases. `first` and `second` are what the comment names.
struct Lookup {
  enum class Kind : std::uint8_t {
    // Name and correlation key: who waits for that message, in whatever case.
    kMessageSubscriptions,
    // Name and correlation key: the messages that are kept.
    kBufferedMessages,
    // Process id and correlation key: the running instance that such a message started.
    kStartedInstance,
    // Register and record key.
    kRegisterRecord,
    // The key of a message, as text; `second` is empty.
    kMessage,
    // The key of a notice, as text; `second` is empty.
    kNotice,
  };
  Kind kind{};
  std::string first;
  std::string second;

  auto operator<=>(const Lookup&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Lookup& lookup);

// A thing inside a case, by its key, so that the case can be found.
struct EntityRef {
  enum class Kind : std::uint8_t {
    kCase,
    kProcessInstance,
    // An element instance or, as a root scope, a process instance.
    kElementInstance,
    kUserTask,
    kJob,
    kIncident,
  };
  Kind kind{};
  std::uint64_t key = 0;

  bool operator==(const EntityRef&) const = default;
};

// What a command reads, as far as it can be told before it runs.
struct Reads {
  // The cases of these.
  std::vector<EntityRef> cases;
  // Whether also what is over in them: element instances with their lineage.
  bool lineage = false;
  std::vector<Lookup> lookups;
};

}  // namespace engine

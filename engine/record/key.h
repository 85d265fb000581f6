#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>

namespace engine {

// The name of one thing of the kind `Tag`: 63 bits, ordered by creation, a decimal string on every
// wire. 0 means: there is none.
template <class Tag>
struct Key {
  std::uint64_t value = 0;

  constexpr bool exists() const { return value != 0; }
  auto operator<=>(const Key&) const = default;
};

template <class Tag>
std::string to_text(Key<Tag> key) {
  return std::to_string(key.value);
}

template <class Tag>
std::ostream& operator<<(std::ostream& out, Key<Tag> key) {
  return out << key.value;
}

using ProcessInstanceKey = Key<struct ProcessInstanceTag>;
// A case is named by its root instance.
using CaseKey = ProcessInstanceKey;
using ElementInstanceKey = Key<struct ElementInstanceTag>;
using TokenKey = Key<struct TokenTag>;
using VariableKey = Key<struct VariableTag>;
using UserTaskKey = Key<struct UserTaskTag>;
using JobKey = Key<struct JobTag>;
using TimerKey = Key<struct TimerTag>;
using SubscriptionKey = Key<struct SubscriptionTag>;
using MessageKey = Key<struct MessageTag>;
using IncidentKey = Key<struct IncidentTag>;
using EvaluationKey = Key<struct EvaluationTag>;
using DeploymentKey = Key<struct DeploymentTag>;
using ProcessDefinitionKey = Key<struct ProcessDefinitionTag>;
using DecisionKey = Key<struct DecisionTag>;
using RequirementsKey = Key<struct RequirementsTag>;
using FormKey = Key<struct FormTag>;
using ResourceKey = Key<struct ResourceTag>;
using RecordKey = Key<struct RecordTag>;
using NoticeKey = Key<struct NoticeTag>;

// The root scope of an instance bears the key of the instance itself.
constexpr ElementInstanceKey root_scope(ProcessInstanceKey instance) {
  return {instance.value};
}
constexpr ProcessInstanceKey instance_of_root(ElementInstanceKey scope) {
  return {scope.value};
}

// A person's task and its element instance are one thing and bear one key.
constexpr UserTaskKey task_of(ElementInstanceKey element) {
  return {element.value};
}
constexpr ElementInstanceKey element_of(UserTaskKey task) {
  return {task.value};
}

// Hands out keys in order. A step that is refused gives back what it took.
class KeySource {
 public:
  explicit KeySource(std::uint64_t next) : next_(next) {}

  template <class AnyKey>
  AnyKey take() {
    return AnyKey{next_++};
  }
  std::uint64_t next() const { return next_; }
  void give_back_to(std::uint64_t next) { next_ = next; }

 private:
  std::uint64_t next_;
};

// The random name of a case in the log: it says nothing about the case and leads nowhere once the
// tables are gone.
struct CaseId {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  bool exists() const { return (high | low) != 0; }
  auto operator<=>(const CaseId&) const = default;
};

// 32 lower-case hexadecimal digits.
std::string to_text(const CaseId& id);
// The zero id if it is no such text.
CaseId parse_case_id(std::string_view text);

}  // namespace engine

template <class Tag>
struct std::hash<engine::Key<Tag>> {
  std::size_t operator()(engine::Key<Tag> key) const noexcept {
    return std::hash<std::uint64_t>{}(key.value);
  }
};

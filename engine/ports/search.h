#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "engine/record/actor.h"

// What a search asks and how it is answered, whatever the rows.
namespace engine {

enum class Operator : std::uint8_t {
  kEqual,
  kNotEqual,
  kExists,  // one operand: true or false
  kIn,
  kNotIn,
  kLike,  // `*` any text, `?` one character
  kGreater,
  kGreaterOrEqual,
  kLess,
  kLessOrEqual,
};

// Times travel as milliseconds, states and other enumerations as their number.
using Operand = std::variant<bool, std::int64_t, std::string>;

// `field` is the name by which the `/v2` contract filters, as `processDefinitionId`; what may be
// asked of which row stands in the store's table of fields. An unknown one is a bug of the caller.
struct Condition {
  std::string field;
  Operator op = Operator::kEqual;
  std::vector<Operand> operands;
};

// Whether a variable of this name has a value whose JSON text meets the condition; the field of the
// condition is not looked at.
struct VariableCondition {
  std::string name;
  Condition value;
};

struct Sort {
  std::string field;
  bool descending = false;
};

// `after` and `before` are cursors of an earlier answer; they and `from` are not mixed.
struct Page {
  std::size_t limit = 100;
  std::size_t from = 0;
  std::string after;
  std::string before;
};

// Whose inbox: what he holds, and what is offered to him by name, personId or role in a unit.
struct Inbox {
  std::string login;
  std::string person_id;
  std::vector<RoleInUnit> roles;
};

struct Search {
  // All must hold.
  std::vector<Condition> all;
  // Unless empty, all conditions of at least one group must hold as well.
  std::vector<std::vector<Condition>> any;
  // Of process instances and user tasks: variables of the instance's root scope, and of the task's.
  std::vector<VariableCondition> variables;
  std::vector<VariableCondition> local_variables;
  // Of user tasks.
  std::optional<Inbox> inbox;
  // The key comes last of itself.
  std::vector<Sort> sort;
  Page page;
};

// `total` counts to 10,000; `has_more` says that there are more. The cursors are empty when there
// are no rows.
template <class Row>
struct Found {
  std::vector<Row> rows;
  std::uint64_t total = 0;
  bool has_more = false;
  std::string start_cursor;
  std::string end_cursor;
};

// Thrown by a search whose cursor is none that a search in this order has answered: a mistake of
// whoever sent it.
class BadCursor : public std::runtime_error {
 public:
  BadCursor() : std::runtime_error("the cursor belongs to no search in this order") {}
};

}  // namespace engine

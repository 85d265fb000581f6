#pragma once

#include <vector>

#include "engine/base/result.h"
#include "engine/core/element_context.h"

namespace engine {

// Where the values go that an element brings.
struct Results {
  struct Write {
    ElementInstanceKey scope;
    feel::Entry entry;
  };
  // In the order in which they came.
  std::vector<Write> writes;
  // Name and value of each: what an expression sees of them before they are written.
  Entries pending;
};

// Without output mappings each name goes to the nearest scope that holds it, the element's own
// variables first. With them only their expressions see what the element brought, and each target
// goes to the nearest scope above the element; an inner instance looks at itself first.
// Values that stay with a leaf go into `context.locals`, which leave no rows.
Result<Results> decide_results(ElementContext& context, const feel::Value& brought);

void write_results(ElementContext& context, Results& results);

// The element cannot be left yet: keeps what it brought where the next attempt finds it.
void hold_results(ElementContext& context, const feel::Value& brought);

}  // namespace engine

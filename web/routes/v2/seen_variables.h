#pragma once

#include <vector>

#include "engine/ports/search.h"
#include "engine/state/row.h"

namespace web::v2 {

// A search among the variables that a task sees: few, so that they are looked through as they are.
// Conditions are on `name`; sorted by `name`, `value` or `variableKey`. There are no cursors;
// throws BadCursor for one.
engine::Found<engine::Variable> search_among(std::vector<engine::Variable> rows,
                                             const engine::Search& search);

}  // namespace web::v2

#pragma once

#include "engine/feel/ast.h"

namespace engine::feel {

// The type of what the function gives (DMN 1.5 §10.3.2.9), as far as its text alone tells; Any
// where it does not.
Type result_type(const Ast& function);

}  // namespace engine::feel

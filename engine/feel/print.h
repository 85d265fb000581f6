#pragma once

#include <string>

#include "engine/feel/ast.h"

namespace engine::feel {

// Source text that is parsed to the same tree again, as long as names of several words are known
// to the parser.
std::string print(const Ast& ast);

// Whether two trees say the same, wherever they stood in their sources.
bool same_tree(const Ast& left, const Ast& right);

}  // namespace engine::feel

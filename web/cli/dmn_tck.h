#pragma once

#include <iosfwd>

namespace web {

// `assent dmn-tck`: evaluates decisions for the DMN conformance kit. One JSON request a line in,
// one JSON response a line out, until the input ends; always gives 0.
int run_dmn_tck(std::istream& in, std::ostream& out);

}  // namespace web

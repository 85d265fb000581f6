#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "engine/base/failure.h"

namespace engine {

enum class Severity { kError, kWarning };

// What a reader has to say about one place of a model. Readers return the model and its findings;
// a deployment refuses on any error among them (DESIGN §3).
struct Finding {
  Severity severity = Severity::kError;
  // Stable id of the rule, as `dangling-flow` or `shadows-function`.
  std::string rule;
  // Id of the element, or the name of the field; empty when the file as a whole is meant.
  std::string element;
  // In the file, from 1; 0 when unknown. The column is that in an expression.
  Position position{};
  std::string message;
};

using Findings = std::vector<Finding>;

bool has_error(const Findings& findings);

// "error dangling-flow at 'f1' (line 12): …"
std::ostream& operator<<(std::ostream& out, const Finding& finding);
std::string to_text(const Finding& finding);

}  // namespace engine

#include "engine/base/finding.h"

#include <algorithm>
#include <ostream>
#include <sstream>

namespace engine {

bool has_error(const Findings& findings) {
  return std::any_of(findings.begin(), findings.end(),
                     [](const Finding& finding) { return finding.severity == Severity::kError; });
}

std::ostream& operator<<(std::ostream& out, const Finding& finding) {
  out << (finding.severity == Severity::kError ? "error " : "warning ") << finding.rule;
  if (!finding.element.empty()) out << " at '" << finding.element << '\'';
  if (finding.position.line > 0) {
    out << " (line " << finding.position.line;
    if (finding.position.column > 0) out << ", column " << finding.position.column;
    out << ')';
  }
  return out << ": " << finding.message;
}

std::string to_text(const Finding& finding) {
  std::ostringstream out;
  out << finding;
  return out.str();
}

}  // namespace engine

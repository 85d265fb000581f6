#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/feel/expression.h"

namespace engine::bpmn {

// The value of an attribute: FEEL where it is written with a leading `=`, else the text itself.
struct Text {
  // As written, without the `=`; of an expression its source.
  std::string source;
  std::optional<feel::Expression> expression;

  // Whether the attribute is absent (or says nothing).
  bool empty() const { return source.empty() && !expression; }
  bool is_expression() const { return expression.has_value(); }
};

// A list: comma text, split and trimmed, or FEEL.
struct TextList {
  std::vector<std::string> items;
  std::optional<feel::Expression> expression;

  bool empty() const { return items.empty() && !expression; }
};

}  // namespace engine::bpmn

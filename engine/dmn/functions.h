#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "engine/dmn/boxed.h"
#include "engine/dmn/graph.h"
#include "engine/feel/function.h"

namespace engine::dmn {

feel::Value knowledge_function(std::shared_ptr<const Graph> graph, std::size_t index);
feel::Value service_function(std::shared_ptr<const Graph> graph, std::size_t index);

// A function written as a boxed expression: when evaluated it becomes a closure over the frame.
class FunctionDefinition : public Boxed {
 public:
  struct Body {
    std::vector<feel::Parameter> parameters;
    std::size_t first_parameter_slot = 0;
    // Where the function itself is seen by its body, when it is an entry of a context.
    std::optional<std::size_t> own_slot;
    BoxedPointer logic;
    // What it gives; Any where that is not declared.
    feel::Type result;
    // How deep it is nested.
    int height = 0;
  };
  explicit FunctionDefinition(Body body) : body_(std::make_shared<const Body>(std::move(body))) {}
  Result<feel::Value> evaluate(Frame& frame) const override;

 private:
  std::shared_ptr<const Body> body_;
};

}  // namespace engine::dmn

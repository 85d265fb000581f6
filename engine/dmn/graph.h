#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/failure.h"
#include "engine/dmn/boxed.h"
#include "engine/dmn/model.h"
#include "engine/feel/function.h"
#include "engine/feel/type.h"

namespace engine::dmn {

// An element of this model, or of one that it imports: `path` names the imports to walk through.
struct Reference {
  std::vector<std::size_t> path;
  std::size_t index = 0;
};

enum class ElementKind { kInputData, kDecision, kKnowledge, kService };

// What a piece of logic may use of the graph, and the slot that shows it. An imported element is
// an entry (`entry` names the way to it) of the context in that slot.
struct Requirement {
  ElementKind kind{};
  Reference element;
  std::size_t slot = 0;
  std::vector<std::string> entry;
  // Of the element, for the record.
  std::string id;
  std::string name;
};

// A name that stands for no element of the graph: it is asked of the inputs.
struct ImplicitInput {
  std::size_t slot = 0;
  std::string name;
  // In the match of a filter, where it may as well be an entry of the item.
  bool may_be_entry = false;
};

struct Logic {
  std::vector<Requirement> requirements;
  std::vector<ImplicitInput> implicit_inputs;
  // Null: there is none, the value is null.
  BoxedPointer expression;
  std::size_t frame_size = 0;
  // How deep the expression is nested.
  int height = 0;
  // Why it cannot be evaluated.
  std::optional<Failure> broken;
};

struct InputData {
  std::string id;
  std::string name;
  feel::Type type;
};

struct Decision {
  std::string id;
  std::string name;
  DecisionType type = DecisionType::kUnspecified;
  feel::Type result_type;
  Logic logic;
};

// A business knowledge model: a function that any logic which requires it can call.
struct Knowledge {
  std::string id;
  std::string name;
  std::vector<feel::Parameter> parameters;
  std::size_t first_parameter_slot = 0;
  feel::Type result_type;
  // Whether the logic gives the function itself, one that FEEL has in its table.
  bool is_external = false;
  Logic logic;
};

struct DecisionService {
  struct Input {
    ElementKind kind{};
    Reference element;
  };
  std::string id;
  std::string name;
  // One for each input, input data first.
  std::vector<feel::Parameter> parameters;
  std::vector<Input> inputs;
  struct Output {
    Reference decision;
    std::string name;
  };
  std::vector<Output> outputs;
  feel::Type result_type;
  std::optional<Failure> broken;
};

// The item definitions by name.
class TypeTable : public feel::TypeNames {
 public:
  std::optional<feel::Type> find(std::string_view name) const override;
  void add(std::string name, feel::Type type) { types_.insert_or_assign(std::move(name), type); }

 private:
  std::map<std::string, feel::Type, std::less<>> types_;
};

struct Graph {
  struct Import {
    std::string name;
    std::string namespace_uri;
    std::shared_ptr<const Graph> graph;
  };

  std::string id;
  std::string name;
  std::string namespace_uri;
  std::vector<Import> imports;
  TypeTable types;
  std::vector<InputData> input_data;
  std::vector<Decision> decisions;
  std::vector<Knowledge> knowledge;
  std::vector<DecisionService> services;
  std::vector<DecisionInfo> decision_infos;
  bool uses_calendar = false;
};

}  // namespace engine::dmn

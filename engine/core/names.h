#pragma once

#include <array>
#include <forward_list>
#include <span>
#include <string_view>
#include <vector>

#include "engine/feel/evaluate.h"
#include "engine/state/case.h"
#include "engine/state/catalog.h"

namespace engine {

using Entries = std::vector<feel::Entry>;

// What an expression sees: the layers laid over it, the innermost first, then the variables of a
// scope and of those around it up to the process instance. What the engine computes (loopCounter,
// initiator, an output collection that is being gathered) has its place among them.
class Names : public feel::Scope {
 public:
  static constexpr std::size_t kLayers = 3;

  Names(const Case& of_case, const Catalog& catalog, ElementInstanceKey scope)
      : case_(of_case), catalog_(catalog), scope_(scope) {}

  // Lays `entries` under those given before; they must outlive this.
  Names& over(std::span<const feel::Entry> entries) {
    layers_[layer_count_++] = entries;
    return *this;
  }
  // Of an inner instance that has no row yet.
  Names& with_loop_counter(std::uint32_t loop_counter) {
    loop_counter_ = loop_counter;
    return *this;
  }

  const feel::Value* find(std::string_view name) const override;

 private:
  const feel::Value* find_computed(const ElementInstance& element, std::string_view name) const;
  const feel::Value* find_initiator(ProcessInstanceKey instance) const;
  const feel::Value* keep(feel::Value value) const;

  const Case& case_;
  const Catalog& catalog_;
  ElementInstanceKey scope_;
  std::array<std::span<const feel::Entry>, kLayers> layers_{};
  std::size_t layer_count_ = 0;
  std::uint32_t loop_counter_ = 0;
  mutable std::forward_list<feel::Value> computed_;
};

// Whether the scope is there and not over.
bool is_open_scope(const Case& of_case, ElementInstanceKey scope);
// The process instance that a scope lies in.
ProcessInstanceKey instance_of_scope(const Case& of_case, ElementInstanceKey scope);
// The scope around `scope`; none around a process instance.
ElementInstanceKey scope_around(const Case& of_case, ElementInstanceKey scope);
// The nearest scope, `scope` or one around it, that holds the variable; else the process instance.
ElementInstanceKey holder_of(const Case& of_case, ElementInstanceKey scope, std::string_view name);

// Whether `loopCounter` at the scope is one that the engine counts, and no variable.
bool is_counted(const Case& of_case, ElementInstanceKey scope);

// All that is visible at a scope, as a context: of one name the innermost; with its loopCounter.
feel::Value visible_variables(const Case& of_case, ElementInstanceKey scope);
// The variables of one scope, as entries.
Entries variables_of(const Case& of_case, ElementInstanceKey scope);
// The output collection that a multi-instance body has gathered: null where an item is missing.
feel::Value gathered(const Case& of_case, const ElementInstance& body);

}  // namespace engine

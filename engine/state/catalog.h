#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string_view>

#include "engine/record/key.h"

namespace engine {

namespace bpmn {
struct ProcessDefinition;
}
namespace dmn {
class Model;
}
namespace form {
struct Form;
}

// The compiled models of what is deployed, by the keys of their versions. Whoever loads or deploys
// a version puts its model in; the rows in `State` say which versions there are.
class Catalog {
 public:
  void add(ProcessDefinitionKey key, std::shared_ptr<const bpmn::ProcessDefinition> model) {
    processes_[key] = std::move(model);
  }
  void add(RequirementsKey key, std::shared_ptr<const dmn::Model> model) {
    requirements_[key] = std::move(model);
  }
  void add(FormKey key, std::shared_ptr<const form::Form> model) { forms_[key] = std::move(model); }

  // nullptr if there is none.
  const bpmn::ProcessDefinition* process(ProcessDefinitionKey key) const {
    return find(processes_, key);
  }
  const dmn::Model* requirements(RequirementsKey key) const { return find(requirements_, key); }
  const form::Form* form(FormKey key) const { return find(forms_, key); }

 private:
  template <class K, class Model>
  static const Model* find(const std::map<K, std::shared_ptr<const Model>>& models, K key) {
    const auto found = models.find(key);
    return found == models.end() ? nullptr : found->second.get();
  }

  std::map<ProcessDefinitionKey, std::shared_ptr<const bpmn::ProcessDefinition>> processes_;
  std::map<RequirementsKey, std::shared_ptr<const dmn::Model>> requirements_;
  std::map<FormKey, std::shared_ptr<const form::Form>> forms_;
};

}  // namespace engine

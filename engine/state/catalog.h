#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "engine/record/key.h"

namespace engine {

namespace bpmn {
struct ProcessDefinition;
}
namespace dmn {
class Model;
}
namespace package {
struct Package;
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
  // A package as declared, in the place of one of its id.
  void add(const std::string& id, std::shared_ptr<const package::Package> package) {
    packages_[id] = std::move(package);
  }

  // nullptr if there is none.
  const bpmn::ProcessDefinition* process(ProcessDefinitionKey key) const {
    return find(processes_, key);
  }
  const dmn::Model* requirements(RequirementsKey key) const { return find(requirements_, key); }
  const form::Form* form(FormKey key) const { return find(forms_, key); }
  const package::Package* package(const std::string& id) const { return find(packages_, id); }
  const std::map<std::string, std::shared_ptr<const package::Package>>& packages() const {
    return packages_;
  }

 private:
  template <class K, class Model>
  static const Model* find(const std::map<K, std::shared_ptr<const Model>>& models, const K& key) {
    const auto found = models.find(key);
    return found == models.end() ? nullptr : found->second.get();
  }

  std::map<ProcessDefinitionKey, std::shared_ptr<const bpmn::ProcessDefinition>> processes_;
  std::map<RequirementsKey, std::shared_ptr<const dmn::Model>> requirements_;
  std::map<FormKey, std::shared_ptr<const form::Form>> forms_;
  std::map<std::string, std::shared_ptr<const package::Package>> packages_;
};

}  // namespace engine

#pragma once

#include "engine/record/event_json.h"
#include "engine/state/catalog.h"

namespace engine {

// The ids of the models in a catalog, for the log.
class CatalogNames : public ModelNames {
 public:
  explicit CatalogNames(const Catalog& catalog) : catalog_(catalog) {}

  std::string element_id(ProcessDefinitionKey definition, ElementIndex element) const override;
  std::string flow_id(ProcessDefinitionKey definition, FlowIndex flow) const override;
  ElementIndex element_index(ProcessDefinitionKey definition, std::string_view id) const override;
  FlowIndex flow_index(ProcessDefinitionKey definition, std::string_view id) const override;

 private:
  const Catalog& catalog_;
};

}  // namespace engine

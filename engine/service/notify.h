#pragma once

#include "engine/core/element_context.h"

namespace engine {

// `assent:notify {to, template, data}`: leaves a notice for a person, named by login or personId,
// or for each of a list of persons.
class NotifyService : public ElementBehavior {
 public:
  Result<> on_activate(ElementContext& context) const override;
};

}  // namespace engine

#pragma once

#include "engine/core/element_context.h"

namespace engine {

// `assent:register {register, key, record}` or `{register, records}`: lays records over those of
// their keys in a register, and brings `recordId`, or `recordIds`, the keys. Without `key` it is
// reckoned as the register declares.
class RegisterService : public ElementBehavior {
 public:
  Result<> on_activate(ElementContext& context) const override;
};

}  // namespace engine

#include "engine/element/event/start_event.h"

#include "engine/core/leaving.h"

namespace engine {

Result<> StartEvent::on_activate(ElementContext& context) const {
  return pass(context, context.brought);
}

Result<> BoundaryEvent::on_activate(ElementContext& context) const {
  return pass(context, context.brought);
}

}  // namespace engine

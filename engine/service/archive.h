#pragma once

#include "engine/core/element_context.h"

namespace engine {

// `assent:archive {personId, section, record}` adds an entry of today to the person's file, the
// register R-ARCHIVE, and brings its key as `recordId`. An entry is never laid over another one.
class ArchiveService : public ElementBehavior {
 public:
  Result<> on_activate(ElementContext& context) const override;
};

}  // namespace engine

#pragma once

#include "engine/core/element_context.h"

namespace engine {

// `assent:posting {do: "publish", postingId, post, persons, days, channels, hotline}` puts a public
// notice into the register R-POSTING, from today for that many working days (five or more), and
// brings `publishedOn` and `endsOn`. Of each person exactly what a posting may show is taken
// (DOMAIN §1.5 F-POSTING). `{do: "close", postingId}` takes the notice down: the persons go, their
// number stays; what is not published or down already stays as it is.
class PostingService : public ElementBehavior {
 public:
  Result<> on_activate(ElementContext& context) const override;
};

}  // namespace engine

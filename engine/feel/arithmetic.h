#pragma once

#include "engine/feel/program.h"
#include "engine/feel/value.h"

namespace engine::feel {

// left `op` right for kAdd … kPower over all kinds (DMN 1.5 §10.3.2.3, tables 55 to 60). Null
// where the kinds do not go together or there is no result.
Value arithmetic(Op op, const Value& left, const Value& right);
Value negated(const Value& value);
// A duration, and a length in seconds, as the numbers that products and quotients are made with.
Decimal to_seconds(const DaysTime& duration);
std::optional<DaysTime> to_days_time(const Decimal& seconds);

}  // namespace engine::feel

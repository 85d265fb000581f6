#pragma once

#include <optional>

#include "engine/feel/value.h"

namespace engine::feel {

// What `=` says of two values (DMN 1.5 §10.3.2.13, table 53): with null on one side false, with
// null on both true, nothing for two kinds that cannot be compared.
std::optional<bool> feel_equal(const Value& left, const Value& right);

// -1, 0 or 1 as `<` and `>` see it: numbers, strings by code points, temporal values of one kind.
// An unzoned time takes the offset of the other. Nothing for other kinds and for null.
std::optional<int> feel_compare(const Value& left, const Value& right);

// Where a value lies against a range; nothing where it cannot be compared with an end.
std::optional<bool> in_range(const Value& value, const Range& range);

}  // namespace engine::feel

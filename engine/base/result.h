#pragma once

#include <boost/system/result.hpp>

#include "engine/base/failure.h"

namespace engine {

// A value, or the reason why there is none. `Result<>` is for effects without a value.
template <class T = void>
using Result = boost::system::result<T, Failure>;

// Asked of by `Result::value()` when there is none: a bug in the caller.
[[noreturn]] void throw_exception_from_error(const Failure& failure,
                                             const boost::source_location& where);

}  // namespace engine

#include "engine/base/result.h"

#include <stdexcept>
#include <string>

namespace engine {

void throw_exception_from_error(const Failure& failure, const boost::source_location& where) {
  throw std::logic_error(std::string(where.function_name()) + " asked for the value of " +
                         name_of(failure.code) + ": " + failure.message);
}

}  // namespace engine

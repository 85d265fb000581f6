#pragma once

#include <boost/describe/class.hpp>
#include <string>

#include "engine/base/failure.h"
#include "engine/record/key.h"
#include "engine/record/private.h"

namespace engine {

// The element instance cannot go on until somebody has mended what `message` says.
struct IncidentRaised {
  IncidentKey incident;
  ProcessInstanceKey instance;
  ElementInstanceKey element_instance;
  JobKey job;
  ErrorCode code{};
  Private<std::string> message;
};
BOOST_DESCRIBE_STRUCT(IncidentRaised, (),
                      (incident, instance, element_instance, job, code, message))

// What failed is tried again.
struct IncidentResolved {
  ElementInstanceKey element_instance;
  IncidentKey incident;
};
BOOST_DESCRIBE_STRUCT(IncidentResolved, (), (element_instance, incident))

}  // namespace engine

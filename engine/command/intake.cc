#include "engine/command/handler.h"

// The doors that packages declare (DESIGN §4).
namespace engine {

Refusal handle(StepContext&, const SubmitIntake& command) {
  return refuse(RejectionCode::kNotFound,
                "no package declares the intake '" + command.intake + "'");
}

Refusal handle(StepContext&, const StartByStarter& command) {
  return refuse(RejectionCode::kNotFound,
                "no package declares the starter '" + command.starter + "'");
}

}  // namespace engine

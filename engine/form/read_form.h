#pragma once

#include <memory>
#include <string_view>

#include "engine/base/finding.h"
#include "engine/form/form.h"

namespace engine::form {

struct ReadResult {
  // Null when the findings have an error.
  std::shared_ptr<const Form> form;
  Findings findings;
};

// Reads a form-js file. Components that nobody could validate or that could bring foreign code or
// pages (`html`, `iframe`, unknown ones) are refused.
ReadResult read_form(std::string_view bytes);

}  // namespace engine::form

#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/finding.h"
#include "engine/dmn/model.h"

namespace engine::dmn {

struct ReadResult {
  // Null only when the bytes are no DMN file at all: a broken part fails its own decision, stands
  // among the findings as an error, and the rest can be evaluated.
  std::shared_ptr<const Model> model;
  Findings findings;
};

// Reads DMN 1.2 to 1.5 (by the namespace of `definitions`). `imports` are the models that it may
// import, found by their namespace.
ReadResult read_dmn(std::string_view bytes,
                    std::span<const std::shared_ptr<const Model>> imports = {});

// The namespaces of the models that a file imports, so that they can be read first; empty when it
// is no DMN file.
std::vector<std::string> imported_namespaces(std::string_view bytes);

// The namespace of a DMN file; empty when it is none.
std::string target_namespace(std::string_view bytes);

}  // namespace engine::dmn

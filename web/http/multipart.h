#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/http/problem.h"
#include "web/http/request.h"

namespace web {

// One part of a form. `content` lies in the body of the request that it was read from.
struct Part {
  std::string name;
  // Empty for a plain field. As the client sent it: no path of ours is ever made of it.
  std::string file_name;
  std::string content_type;
  std::string_view content;
};

struct MultipartLimits {
  std::size_t parts = 200;
  std::size_t head_bytes = 8192;
  std::size_t name_bytes = 512;
};

// The parts of a `multipart/form-data` body in order, names may repeat (RFC 7578). 415 for another
// content type, 400 for a body that breaks the form or a limit.
Outcome<std::vector<Part>> read_multipart(const Request& request,
                                          const MultipartLimits& limits = {});

}  // namespace web

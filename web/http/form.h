#pragma once

#include <map>
#include <string>

#include "web/http/problem.h"
#include "web/http/request.h"

namespace web {

// The fields of a form that a browser sends without scripts.
using FormFields = std::map<std::string, std::string, std::less<>>;

// The body as `application/x-www-form-urlencoded`: 415 for another content type, 400 for a broken
// escape and for a field that is sent twice. Spaces around a value are not part of it; line ends
// are one character.
Outcome<FormFields> read_form(const Request& request);

}  // namespace web

#pragma once

#include <boost/system/result.hpp>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "web/http/status.h"

namespace web {

// What is wrong with one field of a request, by its path: `filter.state`. Of a form also in
// Chinese, and with the stable word of the rule.
struct FieldError {
  std::string field;
  std::string message;
  std::string message_zh = {};
  std::string code = {};
};

// Why a request is not served; travels as a document (`problem_document.h`).
struct Problem {
  Status status{};
  // A stable word for programs, as NOT_FOUND; empty: the status's own.
  std::string title;
  std::string detail;
  std::vector<FieldError> errors;
  // When a 429 or 503 is worth another try.
  int retry_after_s = 1;
};

// Its title, or the word of its status.
std::string_view title_of(const Problem& problem);

std::ostream& operator<<(std::ostream& out, const Problem& problem);

// A value, or the problem that the caller is told instead.
template <class T = void>
using Outcome = boost::system::result<T, Problem>;

// Asked of by `Outcome::value()` when there is none: a bug in the caller.
[[noreturn]] void throw_exception_from_error(const Problem& problem,
                                             const boost::source_location& where);

Problem bad_request(std::string detail);
Problem bad_field(std::string field, std::string message);
Problem not_found(std::string detail);
Problem forbidden(std::string detail);
Problem too_many_requests(std::string detail);

}  // namespace web

#include "web/http/problem.h"

#include <ostream>
#include <stdexcept>

namespace web {

std::string_view title_of(const Problem& problem) {
  return problem.title.empty() ? word_of(problem.status) : std::string_view(problem.title);
}

std::ostream& operator<<(std::ostream& out, const Problem& problem) {
  return out << number_of(problem.status) << ' ' << title_of(problem) << ": " << problem.detail;
}

void throw_exception_from_error(const Problem& problem, const boost::source_location&) {
  throw std::logic_error("no value but a problem: " + problem.detail);
}

Problem bad_request(std::string detail) {
  return {Status::kBadRequest, {}, std::move(detail), {}};
}

Problem bad_field(std::string field, std::string message) {
  Problem problem = bad_request("field '" + field + "': " + message);
  problem.errors.push_back({std::move(field), std::move(message)});
  return problem;
}

Problem not_found(std::string detail) {
  return {Status::kNotFound, {}, std::move(detail), {}};
}

Problem forbidden(std::string detail) {
  return {Status::kForbidden, {}, std::move(detail), {}};
}

Problem too_many_requests(std::string detail) {
  return {Status::kTooManyRequests, {}, std::move(detail), {}};
}

}  // namespace web

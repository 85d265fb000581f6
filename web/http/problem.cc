#include "web/http/problem.h"

#include <ostream>
#include <stdexcept>

#include "engine/feel/json.h"

namespace web {

namespace {

using engine::feel::append_json_string;

std::string_view title_of(const Problem& problem) {
  return problem.title.empty() ? word_of(problem.status) : std::string_view(problem.title);
}

void append_errors(std::string& out, const std::vector<FieldError>& errors) {
  out += ",\"errors\":[";
  for (const FieldError& error : errors) {
    if (out.back() != '[') out += ',';
    out += "{\"field\":";
    append_json_string(out, error.field);
    out += ",\"message\":";
    append_json_string(out, error.message);
    out += '}';
  }
  out += ']';
}

}  // namespace

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

std::string to_json(const Problem& problem, std::string_view instance) {
  std::string out = "{\"type\":\"about:blank\",\"title\":";
  append_json_string(out, title_of(problem));
  out += ",\"status\":" + std::to_string(number_of(problem.status)) + ",\"detail\":";
  append_json_string(out, problem.detail);
  out += ",\"instance\":";
  append_json_string(out, instance);
  if (!problem.errors.empty()) append_errors(out, problem.errors);
  out += '}';
  return out;
}

}  // namespace web

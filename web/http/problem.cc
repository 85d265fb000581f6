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

// What both forms begin with.
std::string begin_json(const Problem& problem, std::string_view instance) {
  std::string out = "{\"type\":\"about:blank\",\"title\":";
  append_json_string(out, title_of(problem));
  out += ",\"status\":" + std::to_string(number_of(problem.status)) + ",\"detail\":";
  append_json_string(out, problem.detail);
  out += ",\"instance\":";
  append_json_string(out, instance);
  return out;
}

void append_member(std::string& out, std::string_view name, std::string_view text) {
  out.append(",\"").append(name).append("\":");
  append_json_string(out, text);
}

using AppendRest = void (*)(std::string& out, const FieldError& error);

void append_errors(std::string& out, const std::vector<FieldError>& errors, AppendRest rest) {
  if (errors.empty()) return;
  out += ",\"errors\":[";
  for (const FieldError& error : errors) {
    if (out.back() != '[') out += ',';
    out += "{\"field\":";
    append_json_string(out, error.field);
    rest(out, error);
    out += '}';
  }
  out += ']';
}

// The word of a problem whose maker gave none.
std::string_view code_of(const Problem& problem) {
  if (!problem.title.empty()) return problem.title;
  if (problem.status == Status::kBadRequest) return "ARG_INVALID";
  return problem.status == Status::kForbidden ? "NOT_ENTITLED" : word_of(problem.status);
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
  std::string out = begin_json(problem, instance);
  append_errors(out, problem.errors, [](std::string& to, const FieldError& error) {
    append_member(to, "message", error.message);
  });
  out += '}';
  return out;
}

std::string to_api_json(const Problem& problem, std::string_view instance,
                        std::string_view request_id) {
  std::string out = begin_json(problem, instance);
  append_member(out, "code", code_of(problem));
  append_member(out, "requestId", request_id);
  append_errors(out, problem.errors, [](std::string& to, const FieldError& error) {
    append_member(to, "code", error.code.empty() ? std::string_view("invalid") : error.code);
    append_member(to, "message", error.message_zh.empty() ? error.message : error.message_zh);
    append_member(to, "messageEn", error.message);
  });
  out += '}';
  return out;
}

}  // namespace web

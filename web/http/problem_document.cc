#include "web/http/problem_document.h"

namespace web {

namespace {

// The word of a problem whose maker gave none.
std::string_view code_of(const Problem& problem) {
  if (!problem.title.empty()) return problem.title;
  if (problem.status == Status::kBadRequest) return "ARG_INVALID";
  return problem.status == Status::kForbidden ? "NOT_ENTITLED" : word_of(problem.status);
}

ApiFieldMessage message_of(const FieldError& error) {
  return {error.field, error.code.empty() ? "invalid" : error.code,
          error.message_zh.empty() ? error.message : error.message_zh, error.message};
}

}  // namespace

bool has_api_form(std::string_view path) {
  return path.starts_with("/api/");
}

ProblemDocument document_of(const Problem& problem, std::string_view instance) {
  ProblemDocument document;
  document.title = title_of(problem);
  document.status = number_of(problem.status);
  document.detail = problem.detail;
  document.instance = instance;
  for (const FieldError& error : problem.errors) {
    document.errors.items.push_back({error.field, error.message});
  }
  return document;
}

ApiProblemDocument api_document_of(const Problem& problem, std::string_view instance,
                                   std::string_view request_id) {
  ApiProblemDocument document;
  document.title = title_of(problem);
  document.status = number_of(problem.status);
  document.detail = problem.detail;
  document.instance = instance;
  document.code = code_of(problem);
  document.request_id = request_id;
  for (const FieldError& error : problem.errors) {
    document.errors.items.push_back(message_of(error));
  }
  return document;
}

}  // namespace web

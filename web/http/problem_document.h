#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "web/http/json.h"

namespace web {

// A list that is left out where it is empty.
template <class T>
struct IfAny {
  std::vector<T> items;
};

template <class T>
struct JsonCodec<IfAny<T>> {
  static Outcome<> read(const engine::feel::Value& value, const FieldPath& path, IfAny<T>& out) {
    return JsonCodec<std::vector<T>>::read(value, path, out.items);
  }
  static bool is_written(const IfAny<T>& list) { return !list.items.empty(); }
  static void write(std::string& out, const IfAny<T>& list) {
    JsonCodec<std::vector<T>>::write(out, list.items);
  }
  static std::string schema(Schemas& schemas) { return JsonCodec<std::vector<T>>::schema(schemas); }
};

struct FieldMessage {
  std::string field;
  std::string message;
};
BOOST_DESCRIBE_STRUCT(FieldMessage, (), (field, message))

// A problem as it travels (RFC 9457).
struct ProblemDocument {
  std::string type = "about:blank";
  std::string title;
  std::int32_t status = 0;
  std::string detail;
  // The path that was asked for.
  std::string instance;
  IfAny<FieldMessage> errors;
};
BOOST_DESCRIBE_STRUCT(ProblemDocument, (), (type, title, status, detail, instance, errors))

struct ApiFieldMessage {
  std::string field;
  // The stable word of the rule.
  std::string code;
  // In Chinese where there is a text in both languages.
  std::string message;
  std::string message_en;
};
BOOST_DESCRIBE_STRUCT(ApiFieldMessage, (), (field, code, message, message_en))

// The same in the form of `/api`: with the word of APPROVALS §12, the id of the request, and the
// errors of fields in both languages.
struct ApiProblemDocument {
  std::string type = "about:blank";
  std::string title;
  std::int32_t status = 0;
  std::string detail;
  std::string instance;
  std::string code;
  std::string request_id;
  IfAny<ApiFieldMessage> errors;
};
BOOST_DESCRIBE_STRUCT(ApiProblemDocument, (),
                      (type, title, status, detail, instance, code, request_id, errors))

// Whether problems of a path have the form of `/api`.
bool has_api_form(std::string_view path);

ProblemDocument document_of(const Problem& problem, std::string_view instance);
ApiProblemDocument api_document_of(const Problem& problem, std::string_view instance,
                                   std::string_view request_id);

}  // namespace web

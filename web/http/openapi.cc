#include "web/http/openapi.h"

#include <map>
#include <stdexcept>
#include <string>

#include "engine/feel/json.h"
#include "web/http/problem_document.h"
#include "web/http/text.h"

namespace web {

using engine::feel::append_json_string;

namespace {

constexpr std::string_view kProblemType = "application/problem+json";

constexpr std::string_view kSecuritySchemes =
    R"({"session":{"type":"apiKey","in":"cookie","name":"__Host-sid"},)"
    R"("basic":{"type":"http","scheme":"basic"}})";

std::string quoted(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

// `{rest*}` is `{rest}` to those who read the document.
std::string path_of(std::string_view pattern) {
  std::string path(pattern);
  const std::size_t star = path.find("*}");
  if (star != std::string::npos) path.erase(star, 1);
  return path;
}

// `POST /user-tasks/{key}/completion` is `postUserTasksByKeyCompletion`.
std::string operation_id(const MountedRoute& mounted) {
  std::string id = to_lower(name_of(mounted.route->method));
  bool begins_word = true;
  for (const char letter : mounted.pattern) {
    if (letter == '{') id += "By";
    if (!is_lower(letter) && !is_upper(letter) && !(letter >= '0' && letter <= '9')) {
      begins_word = true;
      continue;
    }
    id += begins_word ? upper(letter) : letter;
    begins_word = false;
  }
  return id;
}

std::string parameter_of(std::string_view name, std::string_view place, bool required,
                         std::string_view schema) {
  return "{\"name\":" + quoted(name) + ",\"in\":" + quoted(place) +
         ",\"required\":" + (required ? "true" : "false") + ",\"schema\":" + std::string(schema) +
         '}';
}

std::string parameters_of(const MountedRoute& mounted, Schemas& schemas) {
  std::string list;
  const std::string path = path_of(mounted.pattern);
  for (std::size_t open = path.find('{'); open != std::string::npos;
       open = path.find('{', open + 1)) {
    const std::string name = path.substr(open + 1, path.find('}', open) - open - 1);
    if (!list.empty()) list += ',';
    list += parameter_of(name, "path", true, R"({"type":"string"})");
  }
  for (const JsonMember& member : mounted.route->endpoint.query) {
    if (!list.empty()) list += ',';
    list += parameter_of(member.name, "query", !member.may_be_missing, member.text_schema(schemas));
  }
  return list;
}

std::string body_of(const Endpoint& endpoint, Schemas& schemas) {
  std::string body = "{\"required\":";
  body += endpoint.needs_body ? "true" : "false";
  if (endpoint.body != nullptr) {
    return body + R"(,"content":{"application/json":{"schema":)" + endpoint.body(schemas) + "}}}";
  }
  if (endpoint.body_kind == BodyKind::kJson) return {};
  const bool is_form = endpoint.body_kind == BodyKind::kForm;
  body += R"(,"content":{")";
  body += is_form ? "application/x-www-form-urlencoded" : "multipart/form-data";
  return body + R"(":{"schema":{"type":"object"}}}})";
}

// `"200":{…}`; without a content type no content.
std::string response_of(std::string_view status, std::string_view description,
                        std::string_view content_type, std::string_view schema) {
  std::string text = quoted(status) + ":{\"description\":" + quoted(description);
  if (!content_type.empty()) {
    text += ",\"content\":{" + quoted(content_type) + ":{\"schema\":";
    text.append(schema).append("}}");
  }
  return text + '}';
}

std::string responses_of(const MountedRoute& mounted, Schemas& schemas) {
  const Answer& answer = mounted.route->answer;
  std::string text = "{";
  text +=
      response_of(std::to_string(number_of(answer.status)), reason_of(answer.status),
                  answer.content_type, answer.schema == nullptr ? "{}" : answer.schema(schemas));
  if (answer.refusal != nullptr) {
    text +=
        ',' + response_of(std::to_string(number_of(answer.refused_status)),
                          reason_of(answer.refused_status), kProblemType, answer.refusal(schemas));
  }
  text += ',' + response_of("default", "Problem", kProblemType,
                            has_api_form(mounted.pattern)
                                ? JsonCodec<ApiProblemDocument>::schema(schemas)
                                : JsonCodec<ProblemDocument>::schema(schemas));
  return text + '}';
}

std::string classes_of(FieldClasses classes) {
  std::string list;
  const std::pair<FieldClass, std::string_view> names[] = {{FieldClass::kP0, "\"P0\""},
                                                           {FieldClass::kP1, "\"P1\""},
                                                           {FieldClass::kP2, "\"P2\""},
                                                           {FieldClass::kP3, "\"P3\""}};
  for (const auto& [field_class, name] : names) {
    if (!classes.has(field_class)) continue;
    if (!list.empty()) list += ',';
    list += name;
  }
  return '[' + list + ']';
}

std::string permission_of(Permission permission) {
  if (permission == Permission::kPublic) return R"("security":[{}],"x-permission":"PUBLIC")";
  if (permission == Permission::kSignedIn) return R"("x-permission":"SIGNED_IN")";
  const PermissionWords words = words_of(permission);
  return "\"x-permission\":" +
         quoted(std::string(words.resource) + '.' + std::string(words.action));
}

std::string operation_of(const MountedRoute& mounted, Schemas& schemas) {
  const Route& route = *mounted.route;
  std::string text = "{\"operationId\":" + quoted(operation_id(mounted));
  text += ",\"parameters\":[" + parameters_of(mounted, schemas) + "],";
  text += permission_of(route.permission);
  text += ",\"x-field-classes\":" + classes_of(route.classes);
  const std::string body = body_of(route.endpoint, schemas);
  if (!body.empty()) text += ",\"requestBody\":" + body;
  return text + ",\"responses\":" + responses_of(mounted, schemas) + '}';
}

// The types that clients send, by name.
Schemas::Names sent_types(std::span<const MountedRoute> routes) {
  Schemas sent;
  for (const MountedRoute& mounted : routes) body_of(mounted.route->endpoint, sent);
  return sent.names();
}

// A type that is sent and answered has one schema: a field that a request may leave out cannot be
// one that an answer always has.
void check_one_way(std::span<const MountedRoute> routes, const Schemas& written) {
  Schemas answered;
  for (const MountedRoute& mounted : routes) responses_of(mounted, answered);
  for (const auto& [name, schema] : answered.all()) {
    if (written.all().find(name)->second == schema) continue;
    throw std::logic_error("'" + name + "' is sent and answered, and has fields to leave out");
  }
}

std::string paths_of(std::span<const MountedRoute> routes, Schemas& schemas) {
  std::map<std::string, std::string> operations;
  for (const MountedRoute& mounted : routes) {
    std::string& methods = operations[path_of(mounted.pattern)];
    if (!methods.empty()) methods += ',';
    methods += quoted(to_lower(name_of(mounted.route->method))) + ':';
    methods += operation_of(mounted, schemas);
  }
  std::string text;
  for (const auto& [path, methods] : operations) {
    if (!text.empty()) text += ',';
    text += quoted(path) + ":{" + methods + '}';
  }
  return text;
}

}  // namespace

std::string openapi_document(std::span<const MountedRoute> routes, std::string_view version) {
  Schemas schemas(sent_types(routes));
  const std::string paths = paths_of(routes, schemas);
  check_one_way(routes, schemas);
  std::string text = R"({"openapi":"3.1.0","info":{"title":"Assent","version":)";
  text += quoted(version) + "},\"security\":[{\"session\":[]},{\"basic\":[]}],\"paths\":{";
  text += paths + "},\"components\":{\"securitySchemes\":";
  text.append(kSecuritySchemes).append(",\"schemas\":{");
  for (const auto& [name, schema] : schemas.all()) {
    if (text.back() != '{') text += ',';
    text += quoted(name) + ':' + schema;
  }
  return text + "}}}";
}

}  // namespace web

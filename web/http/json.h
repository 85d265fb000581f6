#pragma once

#include <string>
#include <string_view>

#include "web/http/json_container.h"
#include "web/http/json_described.h"
#include "web/http/json_enum.h"
#include "web/http/json_scalar.h"
#include "web/http/request.h"
#include "web/http/response.h"

namespace web {

// Depth <= 32, duplicate keys refused, digits kept; a 400 that says where it breaks.
Outcome<engine::feel::Value> parse_body(std::string_view text);

// 415 unless the content type is JSON; no body at all needs none.
Outcome<> check_json_type(const Request& request);

template <class T>
Outcome<T> from_value(const engine::feel::Value& value) {
  T out{};
  const Outcome<> read = JsonCodec<T>::read(value, FieldPath(), out);
  if (!read) return read.error();
  return out;
}

template <class T>
Outcome<T> from_json(std::string_view text) {
  const Outcome<engine::feel::Value> value = parse_body(text);
  if (!value) return value.error();
  return from_value<T>(*value);
}

// The body of a request as the type that its route declares; nothing counts as `{}`.
template <class T>
Outcome<T> read_body(const Request& request) {
  const Outcome<> is_json = check_json_type(request);
  if (!is_json) return is_json.error();
  return from_json<T>(request.body.empty() ? std::string_view("{}") : request.body);
}

Outcome<> read_query_members(std::span<const JsonMember> members, const Request& request,
                             void* object);

// The query of a request as a described struct of texts, numbers, keys, times and words.
template <class T>
Outcome<T> read_query(const Request& request) {
  T out{};
  const Outcome<> read = read_query_members(kJsonMembers<T>, request, &out);
  if (!read) return read.error();
  return out;
}

template <class T>
void append_json(std::string& out, const T& value) {
  JsonCodec<T>::write(out, value);
}

template <class T>
std::string to_json(const T& value) {
  std::string out;
  append_json(out, value);
  return out;
}

template <class T>
Response json(const T& value) {
  return json_text(to_json(value));
}

}  // namespace web

#pragma once

#include <string_view>

#include "web/http/json_codec.h"
#include "web/http/status.h"

namespace web {

// What a route answers when all goes well, and in one case when it does not.
struct Answer {
  Status status;
  std::string_view content_type;
  Schemas::Write schema;
  Status refused_status{};
  // Null: its problems are those of every route.
  Schemas::Write refusal = nullptr;

  // The problem of this status has a form of its own.
  template <class T>
  constexpr Answer or_refuses(Status with) const {
    return {status, content_type, schema, with, &JsonCodec<T>::schema};
  }
};

template <class T>
constexpr Answer answers(Status status = Status::kOk) {
  return {status, "application/json", &JsonCodec<T>::schema, {}, nullptr};
}
constexpr Answer answers_nothing() {
  return {Status::kNoContent, {}, nullptr, {}, nullptr};
}
constexpr Answer answers_bytes(std::string_view content_type) {
  return {Status::kOk, content_type, nullptr, {}, nullptr};
}

}  // namespace web

#pragma once

#include <cstdint>
#include <string_view>

namespace web {

// The HTTP statuses this server gives.
enum class Status : std::uint16_t {
  kContinue = 100,
  kOk = 200,
  kCreated = 201,
  kAccepted = 202,
  kNoContent = 204,
  kSeeOther = 303,
  kNotModified = 304,
  kBadRequest = 400,
  kUnauthorized = 401,
  kForbidden = 403,
  kNotFound = 404,
  kMethodNotAllowed = 405,
  kNotAcceptable = 406,
  kRequestTimeout = 408,
  kConflict = 409,
  kGone = 410,
  kContentTooLarge = 413,
  kUriTooLong = 414,
  kUnsupportedMediaType = 415,
  kExpectationFailed = 417,
  kMisdirectedRequest = 421,
  kUnprocessable = 422,
  kTooManyRequests = 429,
  kHeaderFieldsTooLarge = 431,
  kInternalError = 500,
  kNotImplemented = 501,
  kServiceUnavailable = 503,
  kGatewayTimeout = 504,
  kVersionNotSupported = 505,
};

constexpr int number_of(Status status) {
  return static_cast<int>(status);
}

// "Not Found", as in the status line.
std::string_view reason_of(Status status);

// "NOT_FOUND": the title of a problem whose maker gave none.
std::string_view word_of(Status status);

}  // namespace web

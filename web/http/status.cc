#include "web/http/status.h"

namespace web {

namespace {

struct Text {
  std::string_view reason;
  std::string_view word;
};

Text text_of(Status status) {
  switch (status) {
    case Status::kContinue: return {"Continue", "CONTINUE"};
    case Status::kOk: return {"OK", "OK"};
    case Status::kCreated: return {"Created", "CREATED"};
    case Status::kAccepted: return {"Accepted", "ACCEPTED"};
    case Status::kNoContent: return {"No Content", "NO_CONTENT"};
    case Status::kSeeOther: return {"See Other", "SEE_OTHER"};
    case Status::kNotModified: return {"Not Modified", "NOT_MODIFIED"};
    case Status::kBadRequest: return {"Bad Request", "INVALID_ARGUMENT"};
    case Status::kUnauthorized: return {"Unauthorized", "UNAUTHORIZED"};
    case Status::kForbidden: return {"Forbidden", "FORBIDDEN"};
    case Status::kNotFound: return {"Not Found", "NOT_FOUND"};
    case Status::kMethodNotAllowed: return {"Method Not Allowed", "METHOD_NOT_ALLOWED"};
    case Status::kNotAcceptable: return {"Not Acceptable", "NOT_ACCEPTABLE"};
    case Status::kRequestTimeout: return {"Request Timeout", "REQUEST_TIMEOUT"};
    case Status::kConflict: return {"Conflict", "INVALID_STATE"};
    case Status::kGone: return {"Gone", "GONE"};
    case Status::kContentTooLarge: return {"Content Too Large", "CONTENT_TOO_LARGE"};
    case Status::kUriTooLong: return {"URI Too Long", "URI_TOO_LONG"};
    case Status::kUnsupportedMediaType: return {"Unsupported Media Type", "UNSUPPORTED_MEDIA_TYPE"};
    case Status::kExpectationFailed: return {"Expectation Failed", "EXPECTATION_FAILED"};
    case Status::kMisdirectedRequest: return {"Misdirected Request", "MISDIRECTED_REQUEST"};
    case Status::kUnprocessable: return {"Unprocessable Content", "UNPROCESSABLE"};
    case Status::kTooManyRequests: return {"Too Many Requests", "RESOURCE_EXHAUSTED"};
    case Status::kHeaderFieldsTooLarge:
      return {"Request Header Fields Too Large", "HEADER_FIELDS_TOO_LARGE"};
    case Status::kInternalError: return {"Internal Server Error", "INTERNAL"};
    case Status::kNotImplemented: return {"Not Implemented", "NOT_IMPLEMENTED"};
    case Status::kServiceUnavailable: return {"Service Unavailable", "UNAVAILABLE"};
    case Status::kGatewayTimeout: return {"Gateway Timeout", "DEADLINE_EXCEEDED"};
    case Status::kVersionNotSupported:
      return {"HTTP Version Not Supported", "VERSION_NOT_SUPPORTED"};
  }
  return {"Unknown", "UNKNOWN"};
}

}  // namespace

std::string_view reason_of(Status status) {
  return text_of(status).reason;
}

std::string_view word_of(Status status) {
  return text_of(status).word;
}

}  // namespace web

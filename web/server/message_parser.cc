#include "web/server/message_parser.h"

namespace web {

namespace http = boost::beast::http;

void MessageParser::on_request_impl(http::verb, Text method, Text target, int version, Error&) {
  method_ = {method.data(), method.size()};
  target_ = {target.data(), target.size()};
  version_ = version;
}

// A parser of requests never sees a response.
void MessageParser::on_response_impl(int, Text, int, Error& error) {
  error = http::error::bad_method;
}

void MessageParser::on_field_impl(http::field, Text name, Text value, Error& error) {
  // A field behind the head is a trailer.
  if (has_head_) {
    error = http::error::bad_field;
    return;
  }
  headers_.add({name.data(), name.size()}, {value.data(), value.size()});
}

void MessageParser::on_header_impl(Error&) {
  has_head_ = true;
}

void MessageParser::on_body_init_impl(const boost::optional<std::uint64_t>&, Error&) {}

std::size_t MessageParser::on_body_impl(Text bytes, Error&) {
  body_.append(bytes.data(), bytes.size());
  return bytes.size();
}

void MessageParser::on_chunk_header_impl(std::uint64_t, Text extensions, Error& error) {
  if (!extensions.empty()) error = http::error::bad_chunk_extension;
}

std::size_t MessageParser::on_chunk_body_impl(std::uint64_t, Text bytes, Error&) {
  body_.append(bytes.data(), bytes.size());
  return bytes.size();
}

void MessageParser::on_finish_impl(Error&) {}

}  // namespace web

#pragma once

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <string>
#include <string_view>

#include "web/http/headers.h"

namespace web {

// Beast's parser, writing into our own request: first the head, then, fed again, the body. What
// it lets through and TRUST §4.1 does not, chunk extensions and trailers, it answers with an error.
class MessageParser final : public boost::beast::http::basic_parser<true> {
 public:
  MessageParser(HeaderList& headers, std::string& body) : headers_(headers), body_(body) {}

  // Views hold until the bytes of the head are gone.
  std::string_view method() const { return method_; }
  std::string_view target() const { return target_; }
  int version() const { return version_; }

 private:
  using Error = boost::beast::error_code;
  using Text = boost::beast::string_view;

  void on_request_impl(boost::beast::http::verb verb, Text method, Text target, int version,
                       Error& error) override;
  void on_response_impl(int status, Text reason, int version, Error& error) override;
  void on_field_impl(boost::beast::http::field field, Text name, Text value, Error& error) override;
  void on_header_impl(Error& error) override;
  void on_body_init_impl(const boost::optional<std::uint64_t>& length, Error& error) override;
  std::size_t on_body_impl(Text bytes, Error& error) override;
  void on_chunk_header_impl(std::uint64_t size, Text extensions, Error& error) override;
  std::size_t on_chunk_body_impl(std::uint64_t left, Text bytes, Error& error) override;
  void on_finish_impl(Error& error) override;

  HeaderList& headers_;
  std::string& body_;
  std::string_view method_;
  std::string_view target_;
  int version_ = 11;
  bool has_head_ = false;
};

}  // namespace web

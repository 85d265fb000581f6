#include "web/server/request_reader.h"

#include <boost/asio/buffer.hpp>

namespace web {

namespace http = boost::beast::http;

namespace {

std::size_t limit_of(const ServerLimits& limits, BodyKind kind) {
  switch (kind) {
    case BodyKind::kJson: return limits.json_bytes;
    case BodyKind::kModel: return limits.model_bytes;
    case BodyKind::kUpload: return limits.upload_bytes;
    case BodyKind::kForm: return limits.form_bytes;
  }
  return limits.json_bytes;
}

// Beast would wait for a CR LF that never comes.
bool has_bare_line_end(std::string_view bytes) {
  const std::size_t end = bytes.find('\n');
  return end != std::string_view::npos && (end == 0 || bytes[end - 1] != '\r');
}

// A request begins with a letter; a TLS handshake or some other protocol does not.
bool may_begin_request(char first) {
  return first > ' ' && first < 0x7F;
}

Problem too_large() {
  return {Status::kContentTooLarge, {}, "the body is too large", {}};
}

}  // namespace

RequestReader::RequestReader(const ServerLimits& limits, const RequestGuard& guard,
                             const RequestHandler& handler)
    : limits_(limits), guard_(guard), handler_(handler) {}

RequestReader::Stage RequestReader::stage() const {
  if (has_head_) return Stage::kBody;
  return buffered() == 0 ? Stage::kIdle : Stage::kHead;
}

bool RequestReader::take_continue() {
  const bool owes = owes_continue_;
  owes_continue_ = false;
  return owes;
}

void RequestReader::begin_next() {
  request_.clear();
  parser_.reset();
  has_head_ = false;
  owes_continue_ = false;
  searched_ = 0;
  line_ = 0;
}

// Bytes that are done with go when the whole buffer is, or when they are many: not one by one.
void RequestReader::take(std::size_t size) {
  constexpr std::size_t kMany = std::size_t{16} * 1024;
  taken_ += size;
  if (taken_ == buffer_.size()) {
    buffer_.clear();
    if (buffer_.capacity() > kMany) buffer_.shrink_to_fit();
    taken_ = 0;
  } else if (taken_ > kMany) {
    buffer_.erase(0, taken_);
    taken_ = 0;
  }
}

RequestReader::Progress RequestReader::refuse(Problem problem) {
  refusal_ = std::move(problem);
  return Progress::kRefused;
}

RequestReader::Progress RequestReader::advance() {
  if (!has_head_) {
    const Progress head = read_head();
    if (head != Progress::kComplete) return head;
  }
  return read_body();
}

// Looks for the empty line, each byte once.
RequestReader::Progress RequestReader::read_head() {
  const std::string_view bytes = rest();
  if (!bytes.empty() && !may_begin_request(bytes.front())) {
    return refuse(bad_request("this is not HTTP"));
  }
  while (searched_ < bytes.size()) {
    const std::size_t end = bytes.find('\n', searched_);
    if (end == std::string_view::npos) break;
    if (end == 0 || bytes[end - 1] != '\r') {
      return refuse(bad_request("a line of the head does not end with CR LF"));
    }
    const bool is_empty = end == line_ + 1;
    searched_ = end + 1;
    line_ = searched_;
    if (is_empty) return take_head(bytes.substr(0, searched_));
  }
  searched_ = bytes.size();
  if (line_ == 0 && bytes.size() > limits_.target_bytes + 64) {
    return refuse({Status::kUriTooLong, {}, "the request line is too long", {}});
  }
  if (bytes.size() > limits_.head_bytes) {
    return refuse({Status::kHeaderFieldsTooLarge, {}, "the head is too long", {}});
  }
  return Progress::kNeedsMore;
}

RequestReader::Progress RequestReader::take_head(std::string_view head) {
  const Outcome<> lines = guard_.check_lines(head);
  if (!lines) return refuse(lines.error());

  parser_.emplace(request_.headers, request_.body);
  parser_->header_limit(static_cast<std::uint32_t>(limits_.head_bytes + 1));
  parser_->body_limit(boost::none);
  boost::beast::error_code error;
  parser_->put(boost::asio::buffer(head.data(), head.size()), error);
  if (error == http::error::bad_version) {
    return refuse({Status::kVersionNotSupported, {}, "this server speaks version 1.1", {}});
  }
  if (error || !parser_->is_header_done()) return refuse(bad_request("the head is malformed"));

  const Outcome<Framing> framing =
      guard_.check({parser_->method(), parser_->target(), parser_->version(), request_.headers});
  if (!framing) return refuse(framing.error());
  framing_ = *framing;
  request_.method = framing_.method;
  const Outcome<> target = request_.set_target(parser_->target());
  if (!target) return refuse(target.error());
  const Outcome<> length = check_length();
  if (!length) return refuse(length.error());
  take(head.size());
  has_head_ = true;
  owes_continue_ = framing_.expects_continue;
  return Progress::kComplete;
}

Outcome<> RequestReader::check_length() {
  if (!framing_.has_body()) return {};
  const std::size_t limit = limit_of(limits_, handler_.body_kind(request_));
  if (framing_.content_length > limit) return too_large();
  parser_->body_limit(limit);
  parser_->eager(true);
  return {};
}

RequestReader::Progress RequestReader::read_body() {
  while (!parser_->is_done() && buffered() > 0) {
    const std::string_view bytes = rest();
    boost::beast::error_code error;
    const std::size_t used = parser_->put(boost::asio::buffer(bytes.data(), bytes.size()), error);
    take(used);
    if (error == http::error::need_more) {
      // The line of a chunk's size, which alone is kept back.
      if (buffered() > limits_.head_bytes) return refuse(bad_request("a chunk has no end"));
      if (has_bare_line_end(rest())) return refuse(bad_request("a chunk with a bare line end"));
      break;
    }
    if (error) return refuse_body(error);
  }
  if (!parser_->is_done()) return Progress::kNeedsMore;
  owes_continue_ = false;
  return Progress::kComplete;
}

RequestReader::Progress RequestReader::refuse_body(const boost::beast::error_code& error) {
  if (error == http::error::body_limit) return refuse(too_large());
  if (error == http::error::bad_chunk_extension) {
    return refuse(bad_request("chunk extensions are not taken"));
  }
  if (error == http::error::bad_field) return refuse(bad_request("trailers are not taken"));
  return refuse(bad_request("the body is malformed"));
}

}  // namespace web

#include "web/server/answer_head.h"

#include <array>

#include "web/http/json_scalar.h"

namespace web {

namespace {

void append_field(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ").append(value).append("\r\n");
}

// A line end inside a value would begin a field of somebody else's choice.
void append_own_field(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ");
  for (const char letter : value) {
    const auto byte = static_cast<unsigned char>(letter);
    out += byte < 0x20 || byte == 0x7F ? ' ' : letter;
  }
  out += "\r\n";
}

bool has_body(Status status) {
  return status != Status::kNoContent && status != Status::kNotModified;
}

std::string_view type_of(const Response& response) {
  return response.content_type.empty() ? "application/octet-stream"
                                       : std::string_view(response.content_type);
}

}  // namespace

std::string_view DateText::at(std::time_t now) {
  if (now == made_for_) return text_;
  std::tm utc{};
  gmtime_r(&now, &utc);
  // The process runs in the C locale: the names are English.
  std::array<char, 40> text{};
  const std::size_t size =
      std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &utc);
  text_.assign(text.data(), size);
  made_for_ = now;
  return text_;
}

std::string standing_fields(std::string_view version) {
  std::string fields;
  append_own_field(fields, "Server", "Assent/" + std::string(version));
  append_field(fields, "X-Content-Type-Options", "nosniff");
  append_field(fields, "Referrer-Policy", "same-origin");
  append_field(fields, "Cross-Origin-Opener-Policy", "same-origin");
  append_field(fields, "Cross-Origin-Resource-Policy", "same-origin");
  return fields;
}

bool sends_body(const Response& response, Method method) {
  return method != Method::kHead && has_body(response.status);
}

void append_answer_head(std::string& out, const Response& response, const AnswerFacts& facts) {
  static const std::string kPolicy = content_security_policy({});
  out += "HTTP/1.1 ";
  append_integer(out, number_of(response.status));
  out += ' ';
  out.append(reason_of(response.status)).append("\r\n");
  append_field(out, "Date", facts.date);
  out.append(facts.standing_fields);
  append_field(out, "X-Request-Id", facts.request_id);
  if (has_body(response.status)) {
    if (!response.content().empty()) append_own_field(out, "Content-Type", type_of(response));
    out += "Content-Length: ";
    append_integer(out, static_cast<std::int64_t>(response.content().size()));
    out += "\r\n";
  }
  for (std::size_t index = 0; index < response.headers.size(); ++index) {
    const HeaderList::Field field = response.headers.at(index);
    append_own_field(out, field.name, field.value);
  }
  if (!response.headers.has("Cache-Control")) append_field(out, "Cache-Control", "no-store");
  if (!response.headers.has("Content-Security-Policy")) {
    append_field(out, "Content-Security-Policy", kPolicy);
  }
  if (facts.secure) append_field(out, "Strict-Transport-Security", "max-age=31536000");
  if (!facts.keep_alive) append_field(out, "Connection", "close");
  out += "\r\n";
}

}  // namespace web

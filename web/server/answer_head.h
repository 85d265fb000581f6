#pragma once

#include <ctime>
#include <string>
#include <string_view>

#include "web/http/method.h"
#include "web/http/response.h"

namespace web {

// "Sun, 06 Nov 1994 08:49:37 GMT", made once a second.
class DateText {
 public:
  std::string_view at(std::time_t now);

 private:
  std::time_t made_for_ = -1;
  std::string text_;
};

// The fields that every answer carries whatever it is (TRUST §4.1).
std::string standing_fields(std::string_view version);

struct AnswerFacts {
  std::string_view standing_fields;
  std::string_view date;
  std::string_view request_id;
  bool keep_alive = true;
  // The connection is one that browsers may be told to keep to TLS.
  bool secure = false;
};

// Status line and fields, ending with the empty line.
void append_answer_head(std::string& out, const Response& response, const AnswerFacts& facts);

// Whether the bytes of the body are sent: not for HEAD and statuses that have none.
bool sends_body(const Response& response, Method method);

}  // namespace web

#pragma once

#include <vector>

#include "web/http/form.h"
#include "web/routes/public/notice.h"
#include "web/routes/public/visit.h"

namespace web::posting {

// The open notices, then those that are over; `query` as it was typed.
Response list_page(const Visit& visit, const std::string& query);

// What was sent with a form that was not taken, and why.
struct Refused {
  FormFields typed;
  std::vector<FieldError> errors;
  Status status = Status::kBadRequest;
};

// One notice with the form for an objection.
Response notice_page(const Visit& visit, const Notice& notice, const Refused* refused = nullptr);
Response no_such_notice(const Visit& visit);

// Asks for a receipt number; `typed` is one that nobody has.
Response receipt_question(const Visit& visit, const std::string& typed);
// What became of an objection.
Response receipt_page(const Visit& visit, const std::string& number);

}  // namespace web::posting

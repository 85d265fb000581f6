#pragma once

#include <string>
#include <string_view>

#include "web/http/response.h"
#include "web/routes/api/reading.h"
#include "web/routes/public/html.h"
#include "web/routes/public/words.h"

namespace web::posting {

// One look at a public page: what it is read with, and in which language. What is read does not
// depend on who looks.
struct Visit {
  Visit(Services& services, const Request& request);

  api::Reading reading;
  const PageWords& words;
  engine::CivilDate today;

  // A path of ours in the language that was asked for by the address.
  std::string link(std::string_view path) const;
};

std::string path_of_notice(std::string_view id);
std::string path_of_receipt(std::string_view number);

enum class Indexed { kYes, kNo };

// A whole page around `content`. Not indexed: search engines are told to forget it.
Response frame(const Visit& visit, const std::string& title, const Html& content, Indexed indexed,
               Status status = Status::kOk);

}  // namespace web::posting

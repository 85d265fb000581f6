#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/http/reply.h"
#include "web/routes/api/reading.h"

namespace web::api {

// What an answer shows of other people that is sensitive: values of class P3, records of registers
// that are `logged`, and variables about people on `/v2`. It stands in the access log before the
// answer leaves; if it cannot, nothing leaves (DOMAIN §1.8.9, TRUST §4.2).
class Dossier {
 public:
  explicit Dossier(const Reading& reading) : reading_(reading) {}

  // `object` says where it stands, as "task 17"; `why` by what right he reads it. Told twice it is
  // noted once. What is one's own is not noted.
  void note(std::string_view person_id, std::string object, std::string why);

  void answer(Response response, Reply reply) &&;

 private:
  const Reading& reading_;
  std::vector<engine::DossierView> views_;
};

}  // namespace web::api

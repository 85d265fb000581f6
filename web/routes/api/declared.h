#pragma once

#include "engine/package/package.h"
#include "web/routes/api/reading.h"

namespace web::api {

// Evaluates expressions of a declaration as its commands will: in engine time and the
// organisation's calendar, over the entries of one context.
class Declared {
 public:
  Declared(const Reading& reading, const engine::feel::Value& names);

  // Null where it fails.
  engine::feel::Value value(const engine::feel::Expression& expression);
  // Empty where it gives no text.
  std::string text(const engine::feel::Expression& expression);
  Words words(const engine::package::TranslatedWords& declared);

 private:
  std::string text(const engine::package::Words& declared);

  engine::feel::Environment environment_;
  engine::feel::ContextScope scope_;
};

engine::feel::Environment environment_of(const Reading& reading);

}  // namespace web::api

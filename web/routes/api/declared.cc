#include "web/routes/api/declared.h"

#include "engine/feel/evaluate.h"

namespace web::api {

engine::feel::Environment environment_of(const Reading& reading) {
  engine::feel::Environment environment;
  environment.now = reading.now;
  environment.zone = reading.working_time().zone();
  environment.calendars = reading.services.calendars;
  if (reading.services.calendars != nullptr) {
    environment.calendar = reading.services.calendars->find("");
  }
  return environment;
}

Declared::Declared(const Reading& reading, const engine::feel::Value& names)
    : environment_(environment_of(reading)), scope_(names) {}

engine::feel::Value Declared::value(const engine::feel::Expression& expression) {
  const auto found = engine::feel::evaluate(expression, scope_, environment_);
  return found ? *found : engine::feel::Value();
}

std::string Declared::text(const engine::feel::Expression& expression) {
  const engine::feel::Value found = value(expression);
  return found.is_string() ? std::string(found.as_string()) : std::string();
}

std::string Declared::text(const engine::package::Words& declared) {
  return declared.expression ? text(*declared.expression) : declared.text;
}

Words Declared::words(const engine::package::TranslatedWords& declared) {
  return api::words(text(declared.zh), text(declared.en));
}

}  // namespace web::api

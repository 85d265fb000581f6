#include "web/http/schemas.h"

#include <stdexcept>

namespace web {

std::string Schemas::refer(std::string_view name, Write write) {
  const auto [known, is_new] = writers_.try_emplace(std::string(name), write);
  if (!is_new && known->second != write) {
    throw std::logic_error("two described types are named '" + std::string(name) + "'");
  }
  // Entered before it is written, so that a type may contain itself.
  if (is_new) texts_[std::string(name)] = write(*this);
  return "{\"$ref\":\"#/components/schemas/" + std::string(name) + "\"}";
}

Schemas::Names Schemas::names() const {
  Names names;
  for (const auto& [name, text] : texts_) names.insert(name);
  return names;
}

std::string nullable_schema(std::string schema) {
  if (schema == "{}") return schema;
  return "{\"anyOf\":[" + std::move(schema) + ",{\"type\":\"null\"}]}";
}

}  // namespace web

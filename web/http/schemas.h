#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace web {

// The schemas of one document, by name: each described type is written once and referred to.
class Schemas {
 public:
  // Writes the schema of a type; may refer to others through `schemas`.
  using Write = std::string (*)(Schemas& schemas);

  // The types that clients send; of these a field that may be missing is not required. In an
  // answer every field is present.
  using Names = std::set<std::string, std::less<>>;
  explicit Schemas(Names sent = {}) : sent_(std::move(sent)) {}

  // `{"$ref":"#/components/schemas/NAME"}`. Two types of one name are a bug: std::logic_error.
  std::string refer(std::string_view name, Write write);

  bool is_sent(std::string_view name) const { return sent_.contains(name); }
  Names names() const;
  const std::map<std::string, std::string, std::less<>>& all() const { return texts_; }

 private:
  Names sent_;
  std::map<std::string, std::string, std::less<>> texts_;
  std::map<std::string, Write, std::less<>> writers_;
};

// "…or null" around a schema.
std::string nullable_schema(std::string schema);

}  // namespace web

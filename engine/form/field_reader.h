#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/finding.h"
#include "engine/base/json_node.h"
#include "engine/form/form.h"

namespace engine::form {

// Reads the components of one level of a form: of the form itself, a group or a dynamic list.
// Groups without a key share the keys of the level around them.
class FieldReader {
 public:
  explicit FieldReader(Findings& findings) : findings_(findings) {}

  std::vector<Field> read(const JsonNode& components);

 private:
  std::optional<Field> component(const JsonNode& node);
  bool read_type(const JsonNode& node, Field& field);
  void read_key(const JsonNode& node, Field& field);
  void read_words(const JsonNode& node, Field& field);
  void read_constraints(const JsonNode& node, Field& field);
  void read_pattern(const JsonNode& validate, Field& field);
  void read_options(const JsonNode& node, Field& field);
  void read_switches(const JsonNode& node, Field& field);
  void read_properties(const JsonNode& node, Field& field);
  void read_property(const std::string& name, const JsonNode& value, Field& field);
  void read_record(const JsonNode& properties, Field& field);
  void read_check(Field& field, const JsonNode& value);
  void read_parts(const JsonNode& node, Field& field);

  Switch read_switch(const JsonNode* node, const Field& field);
  // FEEL with or without the leading `=`.
  std::optional<feel::Expression> compile(const JsonNode& node, const Field& field);
  void report(Severity severity, std::string_view rule, const JsonNode& at, const Field& field,
              std::string message);

  Findings& findings_;
  std::set<std::string> keys_;
};

// The value of a JSON node: numbers keep their digits.
feel::Value value_of(const JsonNode& node);

}  // namespace engine::form
